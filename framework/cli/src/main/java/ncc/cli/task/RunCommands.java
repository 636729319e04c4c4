package ncc.cli.task;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import ncc.cli.daemon.DaemonOption;
import ncc.cli.report.ReportWriter;
import ncc.cli.request.Request;
import ncc.cli.store.StoreCommand;
import ncc.cli.store.StoreOption;
import ncc.cli.terminal.Columns;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Numbers;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.cli.terminal.Words;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.server.task.RunNow;
import ncc.server.task.RunRequest;
import ncc.store.Store;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskProgress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc run` and `ncc tasks`: what daemons are asked to run now.
public final class RunCommands {
  private static final String ONLY = "--only";
  private static final String FAILED = "failed";
  private static final String WAIT = "--wait";
  private static final String LIMIT = "--limit";
  private static final int SHOWN = 50;
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Catalog catalog;
  private final Environment environment;

  private RunCommands(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// Adds the words to `root`.
  public static void addTo(Words root, Supplier<Catalog> catalog, Environment environment) {
    root.add("run", () -> new RunCommands(catalog.get(), environment).running());
    root.add("tasks", () -> new RunCommands(catalog.get(), environment).tasks());
  }

  private CommandSpec running() {
    var spec =
        Command.spec(
            Options.union(Set.of(Options.CONFIG, Options.CLUSTER), Options.REPORTING), this::run);
    StoreOption.addTo(spec);
    DaemonOption.addTo(spec);
    Options.value(spec, ONLY, FAILED, "Only what last was WARN, ERR or FAIL.");
    Options.flag(
        spec, WAIT, "Wait for the end, then print the result; ends as health_checks does.");
    spec.addPositional(Selected.positional("WHAT", "0..1", "all, a module, or a check's id."));
    return Help.describe(
        spec,
        "Asks the daemons of a store, or one elsewhere, to run checks now.",
        "ncc run all",
        "ncc run ngt_checks --cluster tokyo-01 --wait",
        "ncc run --only failed --wait --report html=now.html",
        "ncc run all --wait --daemon https://ncc.example:9474 --token-file ncc-token");
  }

  private CommandSpec tasks() {
    var spec = StoreCommand.spec(environment, this::list);
    Options.value(spec, LIMIT, "N", "Show at most N. Default 50.");
    return Help.describe(
        spec, "Lists what was asked for and how far it is, the newest first.", "ncc tasks");
  }

  private int run(ParseResult line) throws Failure {
    var daemon = DaemonOption.of(line, environment);
    if (daemon.isEmpty()) {
      return StoreCommand.on(line, environment, (_, store) -> run(line, stored(store)));
    }
    try (var client = daemon.get()) {
      return run(line, new DaemonRuns(client));
    } catch (StoreException e) {
      throw Failure.of(ExitCode.ERR, e);
    }
  }

  private RunDesk stored(Store store) {
    var checks = catalog.checks().stream().map(CheckPlugin::description).toList();
    return new StoredRuns(
        store, new RunNow(store, checks, environment.clock()), environment.user());
  }

  private int run(ParseResult line, RunDesk desk) throws Failure, StoreException {
    var request = Request.of(line, environment);
    if (!Options.has(line, WAIT)) {
      refuseReports(line);
    }
    var writer = new ReportWriter(catalog, environment, request);
    var id = desk.ask(wish(line, request));
    if (id.isEmpty()) {
      environment.err().println("ncc: nothing to run: nothing last was WARN, ERR or FAIL");
      return ExitCode.OK;
    }
    if (!Options.has(line, WAIT)) {
      environment.out().println(id.get());
      return ExitCode.OK;
    }
    new TaskWatch(desk, environment.err(), LOOK).await(id.get());
    var run =
        desk.result(id.get())
            .orElseThrow(
                () -> new Failure(ExitCode.ERR, "nothing of task %s ran".formatted(id.get())));
    writer.writeAsked(run);
    return ExitCode.of(run.status(), request.gate());
  }

  /// Without waiting there is nothing to report.
  private static void refuseReports(ParseResult line) throws Failure {
    for (var option : Options.REPORTING.stream().sorted().toList()) {
      if (Options.has(line, option)) {
        throw new Failure(ExitCode.USAGE, "%s needs %s".formatted(option, WAIT));
      }
    }
  }

  private RunRequest wish(ParseResult line, Request request) throws Failure {
    var only = Options.one(line, ONLY, environment);
    if (only.isPresent() && !only.get().equals(FAILED)) {
      throw new Failure(
          ExitCode.USAGE, "%s: '%s' is not accepted; expected failed".formatted(ONLY, only.get()));
    }
    var named = Selected.positionals(line);
    if (named.isEmpty() && only.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE, "expected what to run: all, a module, a check's id, or --only failed");
    }
    return new RunRequest(
        named.isEmpty() ? RunRequest.ALL : named.getFirst(),
        new HashSet<>(request.clusters()),
        only.isPresent());
  }

  private int list(ParseResult line, Store store) throws Failure, StoreException {
    int limit = Numbers.count(line, LIMIT, environment).orElse(SHOWN);
    var columns =
        new Columns(environment.screen().outIsTerminal() ? environment.screen().columns() : 0);
    for (TaskProgress task : store.tasks().page(Page.Wanted.first(limit)).items()) {
      columns.add(
          task.id(),
          task.askedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
          task.endedAt().isPresent() ? "ended" : "running",
          TaskWatch.progress(task),
          task.who(),
          task.what());
    }
    environment.out().print(columns.text());
    return ExitCode.OK;
  }
}
