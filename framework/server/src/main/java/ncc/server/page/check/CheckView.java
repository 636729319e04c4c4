package ncc.server.page.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.server.setting.EffectiveCheck;
import ncc.spi.run.CheckDescription;
import ncc.store.history.Bar;
import ncc.store.history.Headline;
import ncc.store.setting.SettingChange;

/// What the page of a check shows. Public for the template engine only.
///
/// @param changes the last one, if any
/// @param days in UTC, oldest first
/// @param clusters names of those it ran on
/// @param off clusters on which it is switched off, though it is on elsewhere
/// @param gone whether the only cluster it is about is no longer configured
/// @param leavesOut whether what it said elsewhere is not current
/// @param typed what a form held that was refused, by name; empty when none was
/// @param refused why a change was not taken; empty when none was
public record CheckView(
    Query query,
    EffectiveCheck effective,
    List<SettingChange> changes,
    List<String> days,
    Shown<Bar> bars,
    List<Headline> headlines,
    List<String> clusters,
    List<String> off,
    boolean gone,
    boolean leavesOut,
    Map<String, String> typed,
    String refused) {
  /// What stands in a field: what was typed, where that was refused.
  public String field(String name, String value) {
    return typed.getOrDefault(name, value);
  }

  /// Whether a form with one of these fields was refused.
  public boolean isRefused(String prefix) {
    return typed.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /// Whether a form of parameters was refused.
  public boolean hasRefusedParameters() {
    return parameters().stream().anyMatch(value -> typed.containsKey(value.name()));
  }

  public CheckDescription check() {
    return effective.plugin().description();
  }

  public Optional<SettingChange> changed() {
    return changes.stream().findFirst();
  }

  /// The values whose names begin with `prefix`.
  public List<EffectiveCheck.Value> alertValues() {
    return effective.values().stream().filter(value -> value.name().startsWith("alert.")).toList();
  }

  /// Thresholds and other parameters.
  public List<EffectiveCheck.Value> parameters() {
    return effective.values().stream()
        .filter(
            value -> check().parameters().stream().anyMatch(one -> one.name().equals(value.name())))
        .toList();
  }

  /// Empty where a cron expression stands instead.
  public String interval() {
    return text("interval");
  }

  public String cron() {
    return text("cron");
  }

  private String text(String name) {
    return effective.value(name).map(EffectiveCheck.Value::text).orElse("");
  }
}
