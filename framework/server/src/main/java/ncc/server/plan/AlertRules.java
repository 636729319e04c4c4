package ncc.server.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.alert.OwnAlerts;
import ncc.spi.run.CheckDescription;

/// When checks raise alerts.
///
/// @param rules by check id
public record AlertRules(Map<String, Rule> rules) {
  /// A check and the policy its findings are judged by.
  public record Rule(CheckDescription check, AlertPolicy policy) {
    public Rule {
      requireNonNull(check);
      requireNonNull(policy);
    }
  }

  public AlertRules {
    rules = Map.copyOf(rules);
  }

  /// Empty for a check that is not configured here.
  public Optional<Rule> of(String checkId) {
    return checkId.equals(OwnAlerts.INVENTORY_CHECK)
        ? Optional.of(new Rule(OwnAlerts.inventoryCheck(), OwnAlerts.inventoryPolicy()))
        : Optional.ofNullable(rules.get(checkId));
  }

  /// The shortest time between two reminders of the same.
  public Duration shortestReminder() {
    return rules.values().stream()
        .map(rule -> rule.policy().remind())
        .min(Comparator.naturalOrder())
        .orElse(OwnAlerts.inventoryPolicy().remind());
  }
}
