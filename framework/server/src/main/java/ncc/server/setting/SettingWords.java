package ncc.server.setting;

import java.util.List;

/// The names of what can be set of every check; its parameters come beside them.
final class SettingWords {
  static final String ENABLED = "enabled";
  static final String INTERVAL = "interval";
  static final String CRON = "cron";

  /// Before the keys of the alert policy.
  static final String ALERT = "alert.";

  static final List<String> TIMINGS = List.of(INTERVAL, CRON);

  private SettingWords() {}
}
