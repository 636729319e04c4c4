package ncc.cli.check;

import java.util.List;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Printable;
import ncc.engine.CheckPlugin;
import ncc.engine.FittingChecks;
import ncc.engine.Instances;
import ncc.spi.check.EntityCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.inventory.Inventory;

/// Says what would run, and which questions the network would be asked.
final class DryRun {
  private final Environment environment;

  DryRun(Environment environment) {
    this.environment = environment;
  }

  int show(List<CheckPlugin> checks, List<Inventory> inventories) {
    inventories.forEach(inventory -> show(checks, inventory));
    return ExitCode.OK;
  }

  private void show(List<CheckPlugin> checks, Inventory inventory) {
    var out = environment.out();
    out.println("Cluster " + Printable.of(inventory.cluster().name()));
    for (CheckPlugin check : FittingChecks.of(checks, inventory)) {
      out.println("  " + check.description().path());
      var instances = Instances.of(check, inventory.cluster());
      if (instances.isOff()) {
        out.println("    would look at nothing: switched off for this cluster by configuration");
        continue;
      }
      switch (instances.whole().orElse(check.check())) {
        case EntityCheck<?> one ->
            out.println("    would look at " + one.subjects(inventory).size() + " entities");
        case ProbeCheck<?, ?> one -> probes(one, inventory);
      }
    }
  }

  private void probes(ProbeCheck<?, ?> check, Inventory inventory) {
    var probes = check.probes(inventory);
    if (probes.isEmpty()) {
      environment.out().println("    would ask nothing: no address is known");
    }
    probes.forEach(probe ->
        environment
            .out()
            .println(
                "    would ask "
                    + Printable.of(probe.target().toString())
                    + " "
                    + probe.getClass().getSimpleName()));
  }
}
