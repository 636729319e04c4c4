package ncc.cli;

import picocli.CommandLine.Model.CommandSpec;

/// The commands that stand in for a running system, to rehearse with.
final class Simulators {
  private Simulators() {}

  static CommandSpec of(Environment environment) {
    var spec =
        CommandTree.command(line -> {
          environment.out().print(Help.of(line.subcommand().commandSpec()));
          return ExitCode.OK;
        });
    Help.describe(
        spec,
        "Stands in for a running system, with made-up guest VMs, on this machine only.",
        "ncc simulate prism",
        "ncc simulate prism --vms 1000 --clusters 3",
        "ncc simulate cvm --vms 600");
    spec.addSubcommand("prism", PrismRehearsal.spec(environment));
    spec.addSubcommand("cvm", CvmRehearsal.spec(environment));
    return spec;
  }
}
