package ncc.cli;

import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import ncc.engine.ConfigurationException;
import ncc.engine.Printable;
import ncc.engine.source.PlannedSource;
import ncc.engine.source.SourcePlanning;
import ncc.spi.source.LocationException;
import ncc.spi.source.Recorder;
import ncc.spi.source.ServerIdentity;
import ncc.spi.source.SourceException;
import ncc.spi.source.WantedClusters;
import picocli.CommandLine.ParseResult;

/// `ncc trust URI`: shows who answers there, for a person to compare. Writes nothing anywhere.
final class Trusting {
  private final Catalog catalog;
  private final Environment environment;

  Trusting(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  int run(ParseResult line) throws Failure {
    var planned = planned(Selected.positionals(line).getFirst());
    print(identity(planned));
    return ExitCode.OK;
  }

  private PlannedSource planned(String uri) throws Failure {
    try {
      return new SourcePlanning(catalog, environment.variables())
          .plan(SourcePlanning.Written.typed(uri, "trust"));
    } catch (ConfigurationException e) {
      throw Failure.of(ExitCode.USAGE, e);
    }
  }

  private ServerIdentity identity(PlannedSource planned) throws Failure {
    try {
      return planned
          .source()
          .identity(planned.request(WantedClusters.ALL, Recorder.NONE, environment.clock()))
          .orElseThrow(() ->
              new Failure(
                  ExitCode.USAGE,
                  "trust: %s: nobody answers at the other end of a source of this kind"
                      .formatted(planned.uri())));
    } catch (LocationException e) {
      throw new Failure(
          ExitCode.USAGE, "trust: %s: %s".formatted(planned.uri(), e.getMessage()), e);
    } catch (SourceException e) {
      throw Failure.of(ExitCode.ERR, e);
    }
  }

  private void print(ServerIdentity identity) {
    var out = environment.out();
    out.println(Printable.of(identity.server()));
    identity
        .facts()
        .forEach((name, value) ->
            out.printf("  %-22s %s%n", Printable.of(name) + ":", Printable.of(value)));
    out.println();
    out.println(
        "Anybody may answer at this address. Compare the fingerprint with the one that the");
    out.println("server's administrator reads out over another channel. If they are equal, write:");
    out.println();
    out.println("  " + Printable.of(identity.trust()));
  }
}
