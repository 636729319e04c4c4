package ncc.server.setting;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.engine.CheckPlugin;
import ncc.server.fleet.Fleet;
import ncc.server.plan.DaemonPlan;
import ncc.store.schedule.Slot;

/// What holds now; replaced whole.
///
/// @param plan as configured, but for when alerts are raised
/// @param fleet the clusters of the plan
/// @param checks as configured, and over it as set
public record InForce(DaemonPlan plan, Fleet fleet, ChecksInForce checks) {
  public InForce {
    requireNonNull(plan);
    requireNonNull(fleet);
    requireNonNull(checks);
  }

  /// The same fleet by the same plan, with checks that are set otherwise.
  InForce with(ChecksInForce others) {
    return new InForce(plan.withAlerts(others.alertRules()), fleet, others);
  }

  /// The check of a slot as it holds on its cluster; empty where there is none.
  public Optional<EffectiveCheck> check(Slot slot) {
    return checks.of(slot.check(), Optional.of(slot.cluster()));
  }

  /// The checks that are switched on, on one cluster.
  public List<CheckPlugin> plugins(String cluster) {
    return checks.of(Optional.of(cluster)).stream()
        .filter(EffectiveCheck::enabled)
        .map(EffectiveCheck::plugin)
        .toList();
  }

  /// Every check that is switched on, on every cluster where it is.
  public Set<Slot> slots() {
    var slots = new HashSet<Slot>();
    for (String cluster : fleet.clusters()) {
      for (EffectiveCheck check : checks.of(Optional.of(cluster))) {
        if (check.enabled()) {
          slots.add(new Slot(check.id(), cluster));
        }
      }
    }
    return slots;
  }
}
