package ncc.cli.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.engine.Printable;
import ncc.engine.RunMonitor;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.engine.source.FleetReading;
import ncc.engine.source.ReadFleet;

/// Reads what was planned, and says on stderr what could not be.
///
/// @param limits how many clusters at once, and how long each may take
public record FactReading(Environment environment, FleetLimits limits) {

  /// The clusters of all sources, facts of one cluster merged. A cluster that was named is there
  /// even when nothing of it could be read.
  ///
  /// @throws Failure when no cluster was named and not one source could be read
  public ReadFleet read(FleetPlan plan, RunMonitor monitor) throws Failure {
    return read(plan, monitor, Optional.empty());
  }

  /// As [#read(FleetPlan, RunMonitor)].
  ///
  /// @param now the instant that the operator has the facts judged by
  public ReadFleet read(FleetPlan plan, RunMonitor monitor, Optional<Instant> now) throws Failure {
    var fleet = new FleetReading(limits, environment.clock(), monitor).read(plan, now);
    if (fleet.clusters().isEmpty() && !monitor.isStopped()) {
      throw new Failure(ExitCode.ERR, String.join("\nncc: ", printable(fleet)));
    }
    printable(fleet).forEach(reason -> environment.err().println("ncc: " + reason));
    return fleet;
  }

  private static List<String> printable(ReadFleet fleet) {
    return fleet.reasons().stream().map(Printable::of).toList();
  }
}
