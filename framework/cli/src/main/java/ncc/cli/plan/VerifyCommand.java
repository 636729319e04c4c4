package ncc.cli.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import ncc.cli.check.HealthChecks;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Printable;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.json.PlanJson;
import ncc.json.PlanJson.Planned;
import ncc.json.PlanJson.Written;
import ncc.json.RunFormatException;
import ncc.spi.check.Durations;
import ncc.spi.message.FileFault;
import ncc.spi.setting.InputFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc verify PLAN.json`: reads afresh what the plan was about, and says of each subject what has
/// become of it.
public final class VerifyCommand {
  private static final String WAIT = "--wait";
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Catalog catalog;
  private final Environment environment;

  private VerifyCommand(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  public static CommandSpec command(Catalog catalog, Environment environment) {
    var spec =
        Command.spec(
            Options.union(Options.READING, Options.JUDGING),
            line -> new VerifyCommand(catalog, environment).run(line));
    Options.add(
        spec,
        WAIT,
        "DURATION",
        "Look again every half minute, for at most this long, until all are mended.");
    spec.addPositional(
        Selected.positional("PLAN.json", "1", "A plan saved with ncc plan --format json."));
    return Help.describe(
        spec,
        "Tells whether a plan has worked: of each VM mended, not yet, worse or unknown.",
        "ncc --source cvm: verify plan.json",
        "ncc --source cvm: verify --wait 15m plan.json");
  }

  private int run(ParseResult line) throws Failure {
    var wait = wait(line);
    var written = written(Selected.positionals(line).getFirst());
    var checks = checks(written.planned());
    var until = environment.clock().instant().plus(wait);
    while (true) {
      var outcome =
          Outcome.of(written, new HealthChecks(catalog, environment).judged(line, checks).run());
      boolean isOver = !environment.clock().instant().plus(PAUSE).isBefore(until);
      if (outcome.isMended() || isOver) {
        environment.out().print(outcome.text());
        environment.out().flush();
        return outcome.isMended() ? ExitCode.OK : outcome.exitCode();
      }
      environment.err().println("ncc: " + outcome.counts() + "; looking again in 30s");
      pause();
    }
  }

  private static void pause() throws Failure {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.ERR, "interrupted while waiting", e);
    }
  }

  private Duration wait(ParseResult line) throws Failure {
    var given = Options.one(line, WAIT, environment);
    try {
      var wait = given.map(Durations::parse).orElse(Duration.ZERO);
      if (!wait.isNegative()) {
        return wait;
      }
    } catch (IllegalArgumentException | ArithmeticException _) {
      // Answered below.
    }
    throw new Failure(
        ExitCode.USAGE,
        "%s: '%s' is not a duration; expected such as 90s or 15m"
            .formatted(WAIT, given.orElse("")));
  }

  private static Written written(String file) throws Failure {
    try (InputStream in = InputFile.open(Path.of(file))) {
      return PlanJson.read(in, file);
    } catch (RunFormatException e) {
      throw Failure.of(ExitCode.ERR, e);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.ERR,
          "'%s' cannot be read (%s); expected a plan saved with ncc plan --format json"
              .formatted(Printable.of(file), FileFault.reason(e)),
          e);
    }
  }

  /// Those that found what was to be mended, and no others.
  private List<CheckPlugin> checks(List<Planned> planned) throws Failure {
    var ids = planned.stream().map(one -> Outcome.check(one.item().cause())).distinct().toList();
    var unknown =
        ids.stream()
            .filter(id -> catalog.checks().stream().noneMatch(check -> check.id().equals(id)))
            .findFirst();
    if (unknown.isPresent()) {
      throw new Failure(
          ExitCode.ERR,
          "the plan is about the check '%s', which is not here; --plugin-path finds those of jars"
              .formatted(Printable.of(unknown.get())));
    }
    return catalog.checks().stream().filter(check -> ids.contains(check.id())).toList();
  }
}
