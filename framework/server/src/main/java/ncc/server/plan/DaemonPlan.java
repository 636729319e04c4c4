package ncc.server.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.engine.CheckPlugin;
import ncc.engine.Network;
import ncc.engine.listener.PlannedListener;
import ncc.engine.notify.Routes;
import ncc.engine.schedule.Timing;
import ncc.engine.setup.CheckSetup;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.spi.inventory.FactType;
import ncc.store.history.Keeping;

/// What a daemon is to do, as its configuration says. Another plan may take its place while it
/// runs.
///
/// @param version of ncc, for the runs
/// @param checks ids unique
/// @param bringers for each fact, what would bring it
/// @param network who answers probes
/// @param deadline the longest one check may take on one cluster
/// @param maxAge how old facts may be when a check looks at them
/// @param alerts when checks raise alerts
/// @param routes who is told of them
/// @param keeping for how long what is remembered
/// @param listeners who else is told of runs
public record DaemonPlan(
    String version,
    FleetPlan fleet,
    FleetLimits limits,
    List<PlannedCheck> checks,
    Map<FactType, List<String>> bringers,
    Network network,
    Duration deadline,
    Duration maxAge,
    AlertRules alerts,
    Routes routes,
    Keeping keeping,
    List<PlannedListener> listeners) {

  /// A check and when it is due.
  ///
  /// @param plugin as `setup` makes it; one that is switched off has no slots
  /// @param configured the names of what the operator has set of it, such as `interval`
  public record PlannedCheck(
      CheckPlugin plugin, Timing timing, CheckSetup setup, Set<String> configured) {
    public PlannedCheck {
      requireNonNull(plugin);
      requireNonNull(timing);
      requireNonNull(setup);
      configured = Set.copyOf(configured);
    }

    /// A check that nobody has set.
    public PlannedCheck(CheckPlugin plugin, Timing timing) {
      this(plugin, timing, CheckSetup.of(plugin), Set.of());
    }
  }

  public DaemonPlan {
    requireNonNull(version);
    requireNonNull(fleet);
    requireNonNull(limits);
    checks = List.copyOf(checks);
    bringers = Map.copyOf(bringers);
    requireNonNull(network);
    requireNonNull(deadline);
    requireNonNull(maxAge);
    requireNonNull(alerts);
    requireNonNull(routes);
    requireNonNull(keeping);
    listeners = List.copyOf(listeners);
  }

  /// This with other rules.
  public DaemonPlan withAlerts(AlertRules others) {
    return with(fleet, others, listeners);
  }

  /// This over another fleet.
  public DaemonPlan withFleet(FleetPlan other) {
    return with(other, alerts, listeners);
  }

  /// This with other listeners.
  public DaemonPlan withListeners(List<PlannedListener> others) {
    return with(fleet, alerts, others);
  }

  private DaemonPlan with(FleetPlan some, AlertRules rules, List<PlannedListener> told) {
    return new DaemonPlan(
        version, some, limits, checks, bringers, network, deadline, maxAge, rules, routes, keeping,
        told);
  }

  public Optional<PlannedCheck> check(String id) {
    return checks.stream().filter(check -> check.plugin().id().equals(id)).findFirst();
  }
}
