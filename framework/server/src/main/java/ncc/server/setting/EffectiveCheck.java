package ncc.server.setting;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ncc.engine.CheckPlugin;
import ncc.engine.alert.AlertRule;
import ncc.engine.schedule.Timing;
import ncc.server.plan.AlertRules.Rule;

/// What holds of a check on one cluster, or on every cluster that has nothing of its own.
///
/// @param plugin with the parameters that hold
/// @param enabled whether it has slots
/// @param timing when it is due
/// @param rule when it raises alerts
/// @param values all that can be set: `enabled`, `interval` or `cron`, the parameters, the alert
///   policy, in the order to show them
/// @param misfits what was set and does not fit; what is configured holds in its place
public record EffectiveCheck(
    CheckPlugin plugin,
    boolean enabled,
    Timing timing,
    Rule rule,
    List<Value> values,
    List<Misfit> misfits) {

  /// A lifetime.
  private static final AlertRule SILENT =
      new AlertRule(
          OptionalInt.empty(),
          Optional.empty(),
          Optional.of(Duration.ofDays(36_500)),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty());

  /// One of the things that can be set.
  ///
  /// @param name such as `alert.raise-after`
  /// @param text as `ncc.yaml` would have it
  public record Value(String name, String text, Origin origin) {
    public Value {
      requireNonNull(name);
      requireNonNull(text);
      requireNonNull(origin);
    }
  }

  public EffectiveCheck {
    requireNonNull(plugin);
    requireNonNull(timing);
    requireNonNull(rule);
    values = List.copyOf(values);
    misfits = List.copyOf(misfits);
  }

  public String id() {
    return plugin.id();
  }

  /// As `rule`; while it is switched off nobody is reminded of its alerts.
  Rule ruleInForce() {
    return enabled ? rule : new Rule(rule.check(), rule.policy().with(SILENT));
  }

  public Optional<Value> value(String name) {
    return values.stream().filter(value -> value.name().equals(name)).findFirst();
  }
}
