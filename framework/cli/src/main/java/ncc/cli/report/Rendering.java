package ncc.cli.report;

import java.nio.file.Path;
import ncc.cli.request.Request;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import picocli.CommandLine.ParseResult;

/// `ncc render RUN.json`: any report, later.
public final class Rendering {
  private final Catalog catalog;
  private final Environment environment;

  public Rendering(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  public int run(ParseResult line) throws Failure {
    var request = Request.of(line, environment);
    var writer = new ReportWriter(catalog, environment, request);
    var run = SavedRun.read(Path.of(Selected.positionals(line).getFirst()), ExitCode.ERR);
    writer.writeAsked(run);
    return ExitCode.of(run.status(), request.gate());
  }
}
