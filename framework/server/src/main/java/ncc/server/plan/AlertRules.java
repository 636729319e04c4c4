package ncc.server.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.alert.CheckKin;
import ncc.engine.alert.OwnAlerts;
import ncc.spi.alert.Alert;
import ncc.spi.run.CheckDescription;

/// When checks raise alerts.
///
/// @param rules by check id
/// @param own of clusters that have some of their own, by what they are called, then by check id
/// @param kin which checks' alerts are told together; none where each finding is told
public record AlertRules(
    Map<String, Rule> rules, Map<String, Map<String, Rule>> own, CheckKin kin) {
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
    requireNonNull(kin);
  }

  /// The same on every cluster, told finding by finding.
  public AlertRules(Map<String, Rule> rules) {
    this(rules, Map.of(), CheckKin.NONE);
  }

  /// The [cause][Alert#cause()] that `alert` is told under; empty where each finding is told.
  public String cause(Alert alert) {
    if (!kin.has(alert.checkId()) || OwnAlerts.isOfError(alert)) {
      return "";
    }
    return alert.follows().isEmpty() ? alert.cause() : alert.follows();
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
