package ncc.server.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.alert.OwnAlerts;
import ncc.spi.alert.Alert;
import ncc.spi.run.CheckDescription;

/// When checks raise alerts.
///
/// @param rules by check id
/// @param own of clusters that have some of their own, by what they are called, then by check id
public record AlertRules(Map<String, Rule> rules, Map<String, Map<String, Rule>> own) {
  /// A check and the policy its findings are judged by.
  public record Rule(CheckDescription check, AlertPolicy policy) {
    public Rule {
      requireNonNull(check);
      requireNonNull(policy);
    }
  }

  public AlertRules {
    rules = Map.copyOf(rules);
    own = Map.copyOf(own);
  }

  /// The same on every cluster.
  public AlertRules(Map<String, Rule> rules) {
    this(rules, Map.of());
  }

  /// Empty for a check that is not configured here.
  ///
  /// @param cluster what it is called
  public Optional<Rule> of(String checkId, String cluster) {
    return checkId.equals(OwnAlerts.INVENTORY_CHECK)
        ? Optional.of(new Rule(OwnAlerts.inventoryCheck(), OwnAlerts.inventoryPolicy()))
        : Optional.ofNullable(own.getOrDefault(cluster, Map.of()).get(checkId))
            .or(() -> Optional.ofNullable(rules.get(checkId)));
  }

  /// The check that `alert` is of, as people read it: also of one that is configured no more.
  public CheckDescription check(Alert alert) {
    return of(alert.checkId(), alert.clusterName())
        .map(rule -> OwnAlerts.checkOf(alert, rule.check()))
        .orElseGet(() -> OwnAlerts.unknownCheck(alert));
  }

  /// The shortest time between two reminders of the same.
  public Duration shortestReminder() {
    return Stream.concat(rules.values().stream(), own.values().stream().flatMap(AlertRules::each))
        .map(rule -> rule.policy().remind())
        .min(Comparator.naturalOrder())
        .orElse(OwnAlerts.inventoryPolicy().remind());
  }

  private static Stream<Rule> each(Map<String, Rule> byCheck) {
    return byCheck.values().stream();
  }
}
