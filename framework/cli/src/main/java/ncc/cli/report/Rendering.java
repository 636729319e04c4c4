package ncc.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import ncc.cli.request.Request;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import ncc.json.RunFormatException;
import ncc.json.RunJson;
import ncc.spi.message.FileFault;
import ncc.spi.run.Run;
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
    var run = read(Path.of(Selected.positionals(line).getFirst()));
    writer.writeAsked(run);
    return ExitCode.of(run.status(), request.gate());
  }

  private static Run read(Path file) throws Failure {
    try (InputStream in = Files.newInputStream(file)) {
      return RunJson.read(in, file.toString());
    } catch (RunFormatException e) {
      throw Failure.of(ExitCode.ERR, e);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.ERR,
          "'%s' cannot be read (%s); expected a run saved with --report json=FILE"
              .formatted(file, FileFault.reason(e)),
          e);
    }
  }
}
