package ncc.cli.alert;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import ncc.cli.daemon.DaemonOption;
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
import ncc.engine.alert.AlertActions;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.message.Count;
import ncc.spi.run.FindingIds;
import ncc.store.Store;
import ncc.store.alert.AlertFilter;
import ncc.store.sql.StoreException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc alerts`, `ncc ack`, `ncc resolve`.
public final class AlertCommands {
  private static final String CHECK = "--check";
  private static final String SEVERITY = "--severity";
  private static final String ALL = "--all";
  private static final String LIMIT = "--limit";
  private static final String NOTE = "--note";
  private static final String UNTIL = "--until";
  private static final String RELEASE = "--release";
  private static final int SHOWN = 100;
  private static final String ID_TEXT =
      "The alert's id, a part will do; its finding's; or a cause, for all that are open of it.";

  /// What chooses among alerts, where none is named.
  private static final List<String> FILTERS =
      List.of(Options.CLUSTER, Options.VM, CHECK, SEVERITY, ALL, LIMIT);

  private final Environment environment;

  private AlertCommands(Environment environment) {
    this.environment = environment;
  }

  /// Adds the words to `root`.
  public static void addTo(Words root, Environment environment) {
    var commands = new AlertCommands(environment);
    root.add("alerts", commands::alerts);
    root.add("ack", commands::ack);
    root.add("resolve", commands::resolve);
  }

  private CommandSpec alerts() {
    var spec = Command.spec(Set.of(Options.CONFIG, Options.CLUSTER, Options.VM), this::list);
    StoreOption.addTo(spec);
    DaemonOption.addTo(spec);
    Options.value(spec, CHECK, "ID", "Only alerts of this check.");
    Options.value(spec, SEVERITY, "SEVERITY", "Only info, warning or critical, and worse.");
    Options.value(spec, LIMIT, "N", "Show at most N. Default 100.");
    Options.flag(spec, ALL, "Resolved ones, too.");
    spec.addPositional(
        Selected.positional(
            "ID", "0..*", "Tell all about these; a part will do, or the id of a finding."));
    return Help.describe(
        spec,
        "Lists the alerts that are open, worst first; tells all about those that are named.",
        "ncc alerts",
        "ncc alerts --severity critical --cluster tokyo-01",
        "ncc alerts 3f2a9c",
        "ncc alerts --daemon https://ncc.example:9474 --token-file ncc-token");
  }

  private CommandSpec ack() {
    var spec = StoreCommand.spec(environment, this::acknowledge);
    Options.value(spec, NOTE, "TEXT", "What whoever looks next should know.");
    Options.value(
        spec, UNTIL, "TIME", "An instant or a duration such as 8h; then it is open again.");
    Options.flag(spec, RELEASE, "Give it back: it is open again.");
    spec.addPositional(Selected.positional("ID", "1..*", ID_TEXT));
    return Help.describe(
        spec,
        "Says that somebody takes care of an alert: no more reminders.",
        "ncc ack 3f2a9c --note \"certificate ordered\" --until 2d",
        "ncc ack 3f2a9c --release",
        "ncc ack ngt_client_cert_expiry_check.expired --until 2d");
  }

  private CommandSpec resolve() {
    var spec = StoreCommand.spec(environment, this::resolve);
    Options.value(spec, NOTE, "TEXT", "Why.");
    spec.addPositional(Selected.positional("ID", "1..*", ID_TEXT));
    return Help.describe(
        spec,
        "Ends an alert by hand. When its check finds the same again, it is raised anew.",
        "ncc resolve 3f2a9c --note \"VM is to be deleted\"");
  }

  private int list(ParseResult line) throws Failure {
    if (!Selected.positionals(line).isEmpty()) {
      Options.refuseUseless(line, FILTERS, "with ids");
    }
    var daemon = DaemonOption.of(line, environment);
    if (daemon.isEmpty()) {
      return StoreCommand.on(
          line,
          environment,
          (_, store) -> list(line, new StoredAlerts(store, environment.clock().instant())));
    }
    try (var client = daemon.get()) {
      return list(line, new DaemonAlerts(client));
    } catch (StoreException e) {
      throw Failure.of(ExitCode.ERR, e);
    }
  }

  private int list(ParseResult line, AlertDesk desk) throws Failure, StoreException {
    var ids = Selected.positionals(line);
    if (!ids.isEmpty()) {
      for (String id : ids) {
        var alert = one(desk, id);
        environment.out().print(AlertPage.of(alert, desk.holds(alert)));
      }
      return ExitCode.OK;
    }
    int limit = Numbers.count(line, LIMIT, environment).orElse(SHOWN);
    var page = desk.page(filter(line), limit);
    var columns =
        new Columns(environment.screen().outIsTerminal() ? environment.screen().columns() : 0);
    page.items().forEach(alert -> add(columns, alert));
    environment.out().print(columns.text());
    var more = page.total() - page.items().size();
    environment
        .err()
        .println(
            more == 0
                ? "ncc: " + Count.of(page.total(), "alert")
                : "ncc: %s, %d not shown; --limit shows more"
                    .formatted(Count.of(page.total(), "alert"), more));
    return ExitCode.OK;
  }

  private static void add(Columns columns, Alert alert) {
    columns.add(
        alert.id().substring(0, Math.min(8, alert.id().length())),
        alert.severity().name(),
        AlertPage.state(alert),
        alert.since().truncatedTo(ChronoUnit.SECONDS).toString(),
        alert.clusterName(),
        alert.subject().name(),
        alert.detail().isEmpty() ? alert.message() : alert.message() + ": " + alert.detail());
  }

  private AlertFilter filter(ParseResult line) throws Failure {
    return new AlertFilter(
        Options.one(line, Options.CLUSTER, environment),
        Options.one(line, CHECK, environment),
        severity(line),
        Options.has(line, ALL)
            ? EnumSet.complementOf(EnumSet.of(AlertState.PENDING))
            : AlertFilter.OPEN.states(),
        Options.one(line, Options.VM, environment));
  }

  private Severity severity(ParseResult line) throws Failure {
    var named = Options.one(line, SEVERITY, environment);
    if (named.isEmpty()) {
      return Severity.INFO;
    }
    return Arrays.stream(Severity.values())
        .filter(one -> one.name().equalsIgnoreCase(named.get()))
        .findFirst()
        .orElseThrow(() ->
            new Failure(
                ExitCode.USAGE,
                "%s: '%s' is not one of info, warning, critical".formatted(SEVERITY, named.get())));
  }

  private int acknowledge(ParseResult line, Store store) throws Failure, StoreException {
    var now = environment.clock().instant();
    if (Options.has(line, RELEASE)) {
      Options.refuseUseless(line, List.of(NOTE, UNTIL), "with " + RELEASE);
      return change(line, store, alert -> AlertActions.release(alert, environment.user(), now));
    }
    var given =
        new Acknowledgement(
            environment.user(),
            Options.one(line, NOTE, environment).orElse(""),
            now,
            Times.end(line, UNTIL, environment, now));
    return change(line, store, alert -> AlertActions.acknowledge(alert, given));
  }

  private int resolve(ParseResult line, Store store) throws Failure, StoreException {
    var now = environment.clock().instant();
    var note = Options.one(line, NOTE, environment).orElse("");
    return change(line, store, alert -> AlertActions.resolve(alert, environment.user(), note, now));
  }

  /// Changes all that the line names or, where one is in no state for it, none.
  private int change(ParseResult line, Store store, UnaryOperator<Alert> change)
      throws Failure, StoreException {
    var ids = ids(line, store);
    try {
      store.alerts().updateAll(ids, change);
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw Failure.of(ExitCode.USAGE, e);
    }
  }

  private Set<String> ids(ParseResult line, Store store) throws Failure, StoreException {
    var ids = new LinkedHashSet<String>();
    for (String id : Selected.positionals(line)) {
      var ofCause = id.indexOf('_') < 0 ? List.<Alert>of() : store.alertSearch().ofCause(id);
      if (ofCause.isEmpty()) {
        ids.add(one(new StoredAlerts(store, environment.clock().instant()), id).id());
      } else {
        ofCause.forEach(alert -> ids.add(alert.id()));
        environment.err().println("ncc: %s: %s".formatted(id, Count.of(ofCause.size(), "alert")));
      }
    }
    return ids;
  }

  private static Alert one(AlertDesk desk, String id) throws Failure, StoreException {
    return AlertNames.one(desk, id).orElseThrow(() -> new Failure(ExitCode.USAGE, unknown(id)));
  }

  private static String unknown(String id) {
    if (id.indexOf('_') >= 0) {
      return "no alert that is open is of the cause '%s'; 'ncc alerts' lists them".formatted(id);
    }
    return FindingIds.isOne(id)
        ? "no alert that is open is of the finding '%s'; 'ncc alerts' lists them".formatted(id)
        : "no alert has an id that begins with '%s'; 'ncc alerts' lists them".formatted(id);
  }
}
