package ncc.server.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.engine.CheckPlugin;
import ncc.engine.Instances;
import ncc.engine.Parameters;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.schedule.Grid;
import ncc.engine.schedule.Timing;
import ncc.server.plan.CronTiming;
import ncc.server.setting.EffectiveCheck.Value;
import ncc.spi.check.Check;
import ncc.spi.check.Durations;
import ncc.spi.inventory.Cluster;

/// What holds of a check, value by value.
///
/// @param origins by name, of all that is not the check's own
record ShownValues(Map<String, Origin> origins) {

  List<Value> of(
      CheckPlugin plugin,
      boolean enabled,
      Timing timing,
      AlertPolicy policy,
      Optional<String> cluster) {
    var values = new ArrayList<Value>();
    values.add(value(SettingWords.ENABLED, Boolean.toString(enabled)));
    values.add(timing(timing));
    values.addAll(parameters(plugin, cluster));
    PolicyTexts.of(policy)
        .forEach((key, text) -> values.add(value(SettingWords.ALERT + key, text)));
    return values;
  }

  private Value timing(Timing timing) {
    return switch (timing) {
      case Grid(var interval) -> value(SettingWords.INTERVAL, Durations.exact(interval));
      case CronTiming cron -> value(SettingWords.CRON, cron.text());
      default -> value(SettingWords.INTERVAL, timing.toString());
    };
  }

  /// As the cluster has them, which an override of the configuration may call by its name.
  private List<Value> parameters(CheckPlugin plugin, Optional<String> cluster) {
    Check holding =
        cluster
            .flatMap(name -> Instances.of(plugin, Cluster.named(name)).whole())
            .orElse(plugin.check());
    boolean isOverridden = !holding.equals(plugin.check());
    return Parameters.of(holding).stream()
        .map(one ->
            isOverridden && !one.value().equals(one.standard()) && !origins.containsKey(one.name())
                ? new Value(one.name(), one.value(), new Origin.Configured())
                : value(one.name(), one.value()))
        .toList();
  }

  private Value value(String name, String text) {
    return new Value(name, text, origins.getOrDefault(name, new Origin.Standard()));
  }
}
