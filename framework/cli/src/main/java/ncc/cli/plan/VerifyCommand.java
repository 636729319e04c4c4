package ncc.cli.plan;

import java.time.Duration;
import java.util.List;
import ncc.cli.alert.AlertNames;
import ncc.cli.check.HealthChecks;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.Printable;
import ncc.spi.check.Durations;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc verify`: reads afresh what plans, findings, alerts or causes were about, and says of each
/// subject what has become of it.
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
    Options.add(
        spec,
        VerifiedNames.RUN,
        "FILE",
        "The run that found it, saved with --report json=FILE, for findings and causes.");
    AlertNames.addTo(spec);
    spec.addPositional(
        Selected.positional(
            "PLAN.json|ID",
            "1..*",
            "A plan saved with ncc plan --format json, the id of a finding or of an alert, or with"
                + " --run a cause."));
    return Help.describe(
        spec,
        "Tells whether it has worked: of each VM mended, not yet, worse or unknown.",
        "ncc --source cvm: verify plan.json",
        "ncc --source cvm: verify --wait 15m plan.json",
        "ncc --source cvm: verify b9b435d923feac19",
        "ncc --source cvm: verify --run run.json ngt_client_cert_expiry_check.expired");
  }

  private int run(ParseResult line) throws Failure {
    var wait = wait(line);
    AlertNames.refuseUnused(line, Selected.positionals(line));
    var wanted = VerifiedNames.of(line, environment);
    var checks = checks(wanted);
    var until = environment.clock().instant().plus(wait);
    while (true) {
      var run =
          new HealthChecks(catalog, environment).judged(line, checks, wanted.clusters()).run();
      wanted = wanted.foundIn(run);
      var outcome = Outcome.of(wanted.written(), catalog.withOutbreaks(run, wanted.causes()));
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

  /// Those that found what was to be mended, and no others; all where nobody knows which did.
  private List<CheckPlugin> checks(VerifiedNames wanted) throws Failure {
    if (!wanted.unfound().isEmpty()) {
      return catalog.checks();
    }
    var ids =
        wanted.planned().stream().map(one -> Outcome.check(one.item().cause())).distinct().toList();
    var unknown =
        ids.stream()
            .filter(id -> catalog.checks().stream().noneMatch(check -> check.id().equals(id)))
            .findFirst();
    if (unknown.isPresent()) {
      throw new Failure(
          ExitCode.ERR,
          "what is to be verified was found by '%s', a check that is not here; --plugin-path finds those of jars"
              .formatted(Printable.of(unknown.get())));
    }
    return catalog.checks().stream().filter(check -> ids.contains(check.id())).toList();
  }
}
