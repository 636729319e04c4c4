package ncc.cli.simulate;

import java.util.function.Supplier;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.engine.Catalog;
import ncc.testkit.GeneratedFleet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The commands that stand in for a running system, to rehearse with.
public final class Simulators {
  static final String VMS = "--vms";
  static final String WITHOUT_NGT = "--without-ngt";
  static final String SEED = "--seed";
  static final String PORT = "--port";
  static final String FAULT = "--fault";
  static final String ROWS = "--rows";

  private static final int MOST_VMS = 1_000_000;
  private static final int MOST_ROWS = 100_000;

  private Simulators() {}

  /// @param catalog whose outputs are served, too
  public static CommandSpec of(Supplier<Catalog> catalog, Environment environment) {
    var spec =
        Command.spec(line -> {
          environment.out().print(Help.of(line.subcommand().commandSpec()));
          return ExitCode.OK;
        });
    Help.describe(
        spec,
        "Stands in for a running system, with made-up guest VMs, on this machine only.",
        "ncc simulate prism",
        "ncc simulate prism --vms 1000 --clusters 3",
        "ncc simulate cvm --vms 600");
    spec.addSubcommand("prism", PrismRehearsal.spec(catalog, environment));
    spec.addSubcommand("cvm", CvmRehearsal.spec(catalog, environment));
    return spec;
  }

  /// The fleet that the line asks for.
  static GeneratedFleet fleet(ParseResult line, Environment environment) throws Failure {
    return new GeneratedFleet(
        number(line, environment, VMS, 100, MOST_VMS),
        number(line, environment, SEED, 1, Integer.MAX_VALUE),
        number(line, environment, WITHOUT_NGT, 0, MOST_VMS));
  }

  /// Adds how many rows plugins' outputs have.
  static void addRows(CommandSpec spec) {
    Options.value(
        spec,
        ROWS,
        "N",
        "Entities of each kind that plugins bring, in the outputs they describe. Default 20.");
  }

  /// How many entities of each kind that plugins bring.
  static int rows(ParseResult line, Environment environment) throws Failure {
    return number(line, environment, ROWS, 20, MOST_ROWS);
  }

  /// The port that the line asks for; 0 for any that is free.
  static int port(ParseResult line, Environment environment) throws Failure {
    return number(line, environment, PORT, 0, 65_535);
  }

  /// The value of an option as a whole number.
  static int number(ParseResult line, Environment environment, String name, int otherwise, int most)
      throws Failure {
    var text = Options.one(line, name, environment).orElse(Integer.toString(otherwise));
    if (!text.matches("\\d{1,10}") || Long.parseLong(text) > most) {
      throw new Failure(
          ExitCode.USAGE, "%s: '%s' is not a number from 0 to %d".formatted(name, text, most));
    }
    return Integer.parseInt(text);
  }

  /// Nothing can listen on `port`.
  static Failure cannotListen(int port, Exception why) {
    return new Failure(
        ExitCode.USAGE,
        "%s: cannot listen on 127.0.0.1:%d: %s; give another port, or 0 for any that is free"
            .formatted(PORT, port, why.getMessage()),
        why);
  }
}
