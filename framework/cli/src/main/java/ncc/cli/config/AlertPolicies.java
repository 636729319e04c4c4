package ncc.cli.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.alert.AlertRule;
import ncc.json.config.Configuration.ConfiguredAlert;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.spi.check.Durations;
import ncc.spi.run.CheckDescription;

/// The alert policies that hold under a configuration.
public final class AlertPolicies {
  private AlertPolicies() {}

  /// @param configured how the file sets `check`; empty where it does not mention it
  public static AlertPolicy of(CheckDescription check, Optional<ConfiguredCheck> configured) {
    Duration interval = configured.flatMap(ConfiguredCheck::interval).orElse(check.interval());
    return AlertPolicy.of(check, interval)
        .with(
            configured.map(ConfiguredCheck::alert).map(AlertPolicies::rule).orElse(AlertRule.NONE));
  }

  private static AlertRule rule(ConfiguredAlert alert) {
    return new AlertRule(
        alert.raiseAfter(),
        alert.autoResolve(),
        alert.remind(),
        alert.from(),
        alert.flapTurns(),
        alert.flapWindow());
  }

  /// `policy` as `ncc.yaml` would have it, by key, in the order to show it.
  static Map<String, String> texts(AlertPolicy policy) {
    var texts = new LinkedHashMap<String, String>();
    texts.put("raise-after", Integer.toString(policy.raiseAfter()));
    texts.put("auto-resolve", Boolean.toString(policy.autoResolve()));
    texts.put("from", policy.from().name().toLowerCase(Locale.ROOT));
    texts.put("remind", Durations.text(policy.remind()));
    texts.put("flap-turns", Integer.toString(policy.flapTurns()));
    texts.put("flap-window", Durations.text(policy.flapWindow()));
    return Collections.unmodifiableMap(texts);
  }
}
