package ncc.server.run;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ncc.engine.CheckPlugin;
import ncc.engine.FittingChecks;
import ncc.engine.RunId;
import ncc.engine.RunLimits;
import ncc.engine.RunMonitor;
import ncc.engine.Runner;
import ncc.engine.Runner.Asked;
import ncc.engine.silence.Silences;
import ncc.engine.silence.Waivers;
import ncc.server.fleet.Fleet;
import ncc.server.fleet.RollCall;
import ncc.server.plan.DaemonPlan;
import ncc.spi.inventory.Inventory;
import ncc.spi.run.Run;
import ncc.store.schedule.Slot;

/// Runs one check on one cluster.
///
/// @param silences those of them that are waivers are noted in the run
/// @param daemon who runs it, for the run's id
/// @param problems plugins that could not be used
public record SlotRun(
    DaemonPlan plan,
    Fleet fleet,
    RollCall roll,
    Silences silences,
    String daemon,
    InstantSource clock,
    List<ncc.spi.run.PluginProblem> problems) {
  private static final Logger LOG = System.getLogger(SlotRun.class.getName());

  public SlotRun {
    requireNonNull(plan);
    requireNonNull(fleet);
    requireNonNull(roll);
    requireNonNull(silences);
    requireNonNull(daemon);
    requireNonNull(clock);
    problems = List.copyOf(problems);
  }

  /// A run and what its check looked at.
  ///
  /// @param joined the cluster was read, or was still being read, for this run
  public record Result(Run run, Inventory inventory, boolean joined) {
    public Result {
      requireNonNull(run);
      requireNonNull(inventory);
    }
  }

  /// What came of it; empty when the check is not made for this cluster, or the cluster is not
  /// looked after here, or when told to end.
  ///
  /// @param all the checks that the cluster is put to
  /// @param asked when somebody asked for it, who wants no older facts; empty when nobody did
  public Optional<Result> of(
      Slot slot, CheckPlugin check, List<CheckPlugin> all, Optional<Instant> asked) {
    return fleet
        .facts(slot.cluster(), asked)
        .flatMap(facts -> of(slot, new Asked(List.of(check), all), facts));
  }

  private Optional<Result> of(Slot slot, Asked asked, Fleet.Facts facts) {
    return known(facts.inventory())
        .filter(inventory -> FittingChecks.fits(asked.checks().getFirst(), inventory))
        .map(inventory -> new Result(run(slot, asked, inventory), inventory, facts.joined()));
  }

  /// Empty when told to end while others were asked who they are.
  private Optional<Inventory> known(Inventory inventory) {
    try {
      return Optional.of(roll.of(inventory, fleet));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Logs what the check throws, with its trace.
  private static RunMonitor monitor() {
    var monitor = new RunMonitor();
    monitor.onFault((what, thrown) -> LOG.log(Level.ERROR, what + " failed", thrown));
    return monitor;
  }

  private Run run(Slot slot, Asked asked, Inventory inventory) {
    var check = asked.checks().getFirst();
    var started = clock.instant();
    var limits = new RunLimits(plan.deadline(), Optional.of(RunLimits.MAX_AGE), 1);
    var runner = new Runner(clock, plan.network(), plan.bringers(), limits);
    var clusters =
        runner.run(asked, List.of(inventory), started, monitor()).stream()
            .map(cluster -> Waivers.noted(cluster, silences, started))
            .toList();
    return new Run(
        RunId.of(started, daemon + " " + slot.check() + " " + slot.cluster()),
        plan.version(),
        "ncc " + check.description().words(),
        started,
        started,
        Duration.between(started, clock.instant()),
        false,
        clusters,
        problems);
  }
}
