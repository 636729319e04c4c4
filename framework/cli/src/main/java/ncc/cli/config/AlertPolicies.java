package ncc.cli.config;

import java.time.Duration;
import java.util.Optional;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.alert.AlertRule;
import ncc.json.config.Configuration.ConfiguredAlert;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.server.plan.CronTiming;
import ncc.spi.run.CheckDescription;

/// The alert policies that hold under a configuration.
public final class AlertPolicies {
  private AlertPolicies() {}

  /// @param configured how the file sets `check`; empty where it does not mention it
  public static AlertPolicy of(CheckDescription check, Optional<ConfiguredCheck> configured) {
    Duration interval =
        configured
            .flatMap(ConfiguredCheck::interval)
            .or(() -> configured.flatMap(ConfiguredCheck::cron).map(AlertPolicies::between))
            .orElse(check.interval());
    return AlertPolicy.of(check, interval)
        .with(
            configured.map(ConfiguredCheck::alert).map(AlertPolicies::rule).orElse(AlertRule.NONE));
  }

  private static Duration between(String cron) {
    return CronTiming.parse(cron).shortest();
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
}
