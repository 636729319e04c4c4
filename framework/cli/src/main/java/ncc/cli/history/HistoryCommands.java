package ncc.cli.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.cli.report.SavedRun;
import ncc.cli.store.StoreCommand;
import ncc.cli.store.StoredNames;
import ncc.cli.terminal.Columns;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Numbers;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.cli.terminal.Words;
import ncc.engine.history.Change;
import ncc.engine.history.RunDiff;
import ncc.spi.check.Verdict;
import ncc.spi.message.Count;
import ncc.spi.run.Run;
import ncc.store.Store;
import ncc.store.history.Bar;
import ncc.store.history.BarsQuery;
import ncc.store.history.DayState;
import ncc.store.history.Page;
import ncc.store.history.RunFilter;
import ncc.store.history.RunLine;
import ncc.store.sql.StoreException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc history`, `ncc runs`, `ncc diff`.
public final class HistoryCommands {
  private static final String DAYS = "--days";
  private static final String LIMIT = "--limit";
  private static final String CHECK = "--check";
  private static final int WEEK = 7;
  private static final int SHOWN = 50;

  private final Environment environment;

  private HistoryCommands(Environment environment) {
    this.environment = environment;
  }

  /// Adds the words to `root`.
  public static void addTo(Words root, Environment environment) {
    var commands = new HistoryCommands(environment);
    root.add("history", commands::history);
    root.add("runs", commands::runs);
    root.add("diff", commands::diff);
  }

  private CommandSpec history() {
    var spec = StoreCommand.spec(environment, Set.of(Options.CLUSTER, Options.VM), this::history);
    Options.value(spec, DAYS, "N", "How many days, the last is today in UTC. Default 7.");
    Options.value(spec, LIMIT, "N", "Show at most N subjects. Default 50.");
    spec.addPositional(Selected.positional("CHECK", "1", "The check's id."));
    return Help.describe(
        spec,
        "Shows how a check found its subjects, a cell for each day, worst first.",
        "ncc history ngt_client_cert_expiry_check",
        "ncc history ngt_client_cert_expiry_check --vm db-01 --days 30");
  }

  private CommandSpec runs() {
    var spec = StoreCommand.spec(environment, Set.of(Options.CLUSTER), this::runs);
    Options.value(spec, CHECK, "ID", "Only runs of this check.");
    Options.value(spec, LIMIT, "N", "Show at most N. Default 50.");
    return Help.describe(
        spec, "Lists the runs that are kept, the newest first.", "ncc runs", "ncc runs --limit 5");
  }

  private CommandSpec diff() {
    var spec = StoreCommand.spec(environment, this::diff);
    spec.addPositional(
        Selected.positional("RUN", "2", "Ids of runs as 'ncc runs' has them, or saved run.json."));
    return Help.describe(
        spec,
        "Tells what changed from one run to another, subject by subject, most urgent first.",
        "ncc diff monday.json friday.json");
  }

  private int history(ParseResult line, Store store) throws Failure, StoreException {
    var today = LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC);
    var names = StoredNames.of(store);
    var check = Selected.positionals(line).getFirst();
    names.check(Optional.of(check));
    var vm = Options.one(line, Options.VM, environment);
    names.requireSubject(vm);
    int days = Numbers.count(line, DAYS, environment).orElse(WEEK);
    var bars =
        store
            .history()
            .bars(
                new BarsQuery(
                    check,
                    today,
                    days,
                    names.clusterKey(Options.one(line, Options.CLUSTER, environment)),
                    vm,
                    Optional.empty(),
                    true,
                    Page.first(Numbers.count(line, LIMIT, environment).orElse(SHOWN))));
    if (bars.subjects() == 0) {
      throw new Failure(
          ExitCode.ERR,
          "%s said nothing%s in these days"
              .formatted(check, vm.map(" of '%s'"::formatted).orElse("")));
    }
    environment.out().print(shown(bars.bars(), bars.first(), today));
    environment
        .err()
        .println(
            "ncc: %d of %s".formatted(bars.bars().size(), Count.of(bars.subjects(), "subject")));
    return ExitCode.OK;
  }

  private String shown(Iterable<Bar> bars, LocalDate first, LocalDate last) {
    var columns = new Columns(width());
    for (Bar bar : bars) {
      columns.add(
          bar.days().stream().map(HistoryCommands::cell).collect(Collectors.joining()),
          bar.clusterName(),
          bar.subject().name());
    }
    return "%s to %s, a cell for each day\n".formatted(first, last)
        + columns.text()
        + ". healthy  i INFO  w WARN  F FAIL  E could not tell  ? not wholly seen  - no run  s"
        + " SKIP\n";
  }

  /// A letter for each state, so that nobody has to see colours.
  private static String cell(DayState state) {
    return switch (state) {
      case ABSENT -> " ";
      case NO_RUN -> "-";
      case INCOMPLETE -> "?";
      case SKIP -> "s";
      case PASS -> ".";
      case INFO -> "i";
      case WARN -> "w";
      case ERR -> "E";
      case FAIL -> "F";
    };
  }

  private int runs(ParseResult line, Store store) throws Failure, StoreException {
    var names = StoredNames.of(store);
    var filter =
        new RunFilter(
            names.clusterKey(Options.one(line, Options.CLUSTER, environment)),
            names.check(Options.one(line, CHECK, environment)),
            Optional.empty(),
            Optional.empty());
    int limit = Numbers.count(line, LIMIT, environment).orElse(SHOWN);
    var columns = new Columns(width());
    for (RunLine run : store.history().runs(filter, Page.first(limit))) {
      columns.add(
          run.run(),
          run.judged().truncatedTo(ChronoUnit.SECONDS).toString(),
          run.status().name(),
          run.complete() ? "" : "incomplete",
          run.clusterName(),
          run.check());
    }
    environment.out().print(columns.text());
    return ExitCode.OK;
  }

  private int diff(ParseResult line, Store store) throws Failure, StoreException {
    var named = Selected.positionals(line);
    if (named.size() != 2) {
      throw new Failure(ExitCode.USAGE, "expected two different runs");
    }
    var diff = RunDiff.of(run(named.getFirst(), store), run(named.getLast(), store));
    var columns = new Columns(width());
    diff.changes().forEach(change -> add(columns, change));
    environment.out().print(columns.text());
    for (String only : diff.onlyFirst()) {
      environment.err().println("ncc: only in the first: " + only);
    }
    for (String only : diff.onlySecond()) {
      environment.err().println("ncc: only in the second: " + only);
    }
    environment
        .err()
        .println(
            "ncc: %s, %s"
                .formatted(
                    Count.of(diff.changes().size(), "change"),
                    Count.of(diff.unchanged(), "as it was", "as they were")));
    return ExitCode.OK;
  }

  private static void add(Columns columns, Change change) {
    columns.add(
        change.kind().name(),
        status(change.before()) + " > " + status(change.after()),
        change.cluster().name(),
        change.check().id(),
        change.subject().name(),
        change.after().or(change::before).map(HistoryCommands::text).orElse(""));
  }

  private static String status(Optional<Verdict> verdict) {
    return verdict.map(one -> one.status().name()).orElse("-");
  }

  private static String text(Verdict verdict) {
    var detail = verdict.renderedDetail();
    return detail.isEmpty() ? verdict.headline() : verdict.headline() + ": " + detail;
  }

  private static Run run(String named, Store store) throws Failure, StoreException {
    var file = Path.of(named);
    if (Files.isRegularFile(file)) {
      return SavedRun.read(file, ExitCode.USAGE);
    }
    var kept = store.history().run(named).or(() -> task(named, store));
    if (kept.isEmpty() && Files.exists(file)) {
      return SavedRun.read(file, ExitCode.USAGE);
    }
    return kept.orElseThrow(() ->
        new Failure(
            ExitCode.USAGE,
            "no run is called '%s' and no file; 'ncc runs' lists those that are kept"
                .formatted(named)));
  }

  private static Optional<Run> task(String named, Store store) {
    try {
      return store.history().task(named);
    } catch (StoreException _) {
      return Optional.empty();
    }
  }

  private int width() {
    return environment.screen().outIsTerminal() ? environment.screen().columns() : 0;
  }
}
