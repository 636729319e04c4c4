package ncc.cli;

import java.util.List;
import ncc.engine.RunMonitor;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.engine.source.FleetReading;
import ncc.engine.source.ReadFleet;

/// Reads what was planned, and says on stderr what could not be.
///
/// @param limits how many clusters at once, and how long each may take
record FactReading(Environment environment, FleetLimits limits) {

  /// The clusters of all sources, facts of one cluster merged. A cluster that was named is there
  /// even when nothing of it could be read.
  ///
  /// @throws Failure when no cluster was named and not one source could be read
  ReadFleet read(FleetPlan plan, RunMonitor monitor) throws Failure {
    var fleet = new FleetReading(limits, environment.clock(), monitor).read(plan);
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
