package ncc.cli.alert;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ncc.cli.store.StoreCommand;
import ncc.cli.store.StoredNames;
import ncc.cli.terminal.Columns;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.cli.terminal.WeeklyText;
import ncc.engine.Catalog;
import ncc.engine.Instants;
import ncc.engine.NamePatterns;
import ncc.engine.silence.Recurrence;
import ncc.engine.silence.Scope;
import ncc.engine.silence.Silence;
import ncc.server.alert.SilenceNames;
import ncc.server.alert.SilenceText;
import ncc.spi.alert.Alert;
import ncc.spi.check.Durations;
import ncc.store.Store;
import ncc.store.sql.StoreException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc silence`: holds notifications back for a time.
public final class SilenceCommand {
  private static final String CHECK = "--check";
  private static final String START = "--start";
  private static final String UNTIL = "--until";
  private static final String REASON = "--reason";
  private static final String WAIVER = "--waiver";
  private static final String WEEKLY = "--weekly";
  private static final String AT = "--at";
  private static final String LENGTH = "--length";
  private static final String ZONE = "--zone";

  private final Supplier<Catalog> catalog;
  private final Environment environment;

  private SilenceCommand(Supplier<Catalog> catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// The word and those that follow it.
  ///
  /// @param catalog asked only where a check is named
  public static CommandSpec command(Supplier<Catalog> catalog, Environment environment) {
    var command = new SilenceCommand(catalog, environment);
    var spec = Command.spec(line -> Help.print(line, environment));
    Help.describe(
        spec,
        "Holds notifications back, never the alerts themselves: silences, maintenance windows,"
            + " waivers.",
        "ncc silence add --cluster tokyo-01 --until 4h --reason \"firmware\"",
        "ncc silence add --cluster 'tokyo-*' --weekly SUN --at 02:00 --length 3h --zone Asia/Tokyo",
        "ncc silence add --check A600103 --vm db-02 --waiver --until 30d --reason \"being"
            + " replaced\"",
        "ncc silence list",
        "ncc silence end 5e21");
    spec.addSubcommand("add", command.adding());
    spec.addSubcommand(
        "list",
        Help.describe(
            StoreCommand.spec(environment, (_, store) -> command.list(store)),
            "Lists the silences that have not ended.",
            "ncc silence list"));
    spec.addSubcommand("end", command.ending());
    return spec;
  }

  private CommandSpec adding() {
    var spec = StoreCommand.spec(environment, Set.of(Options.CLUSTER, Options.VM), this::add);
    Options.value(spec, CHECK, "PATTERN", "Only checks, causes or alert ids that fit. Repeatable.");
    Options.value(spec, START, "INSTANT", "Not before. Default: now.");
    Options.value(spec, UNTIL, "TIME", "An instant or a duration such as 4h.");
    Options.value(spec, REASON, "TEXT", "Why.");
    Options.flag(spec, WAIVER, "Every report shows it; needs a reason and an end.");
    Options.value(spec, WEEKLY, "DAYS", "Only on these days of the week, such as SAT,SUN.");
    Options.value(spec, AT, "TIME", "With --weekly: from when, such as 02:00.");
    Options.value(spec, LENGTH, "DURATION", "With --weekly: for how long, such as 3h.");
    Options.value(
        spec, ZONE, "ZONE", "With --weekly: whose clock, such as Asia/Tokyo. Default UTC.");
    spec.addPositional(
        Selected.positional(
            "ID",
            "0..*",
            "The id of an alert or of its finding, for that alone; or a cause, as --check."));
    return Help.describe(
        spec,
        "Adds one. --cluster and --vm take patterns with * and ?.",
        "ncc silence add --cluster tokyo-01 --until 4h --reason \"firmware\"",
        "ncc silence add 3f2a9c --until 4h",
        "ncc silence add ngt_client_cert_expiry_check.expired --until 2d");
  }

  private CommandSpec ending() {
    var spec = StoreCommand.spec(environment, this::end);
    spec.addPositional(Selected.positional("ID", "1..*", "As the list shows it."));
    return Help.describe(spec, "Ends silences now.", "ncc silence end 5e21a0c4");
  }

  private int add(ParseResult line, Store store) throws Failure, StoreException {
    var now = environment.clock().instant();
    var names = StoredNames.of(store);
    var silences = new ArrayList<Silence>();
    for (var scope : scopes(line, store, now)) {
      silences.add(silence(line, scope, now));
      require(scope, names);
    }
    for (var silence : silences) {
      store.silences().put(SilenceText.stored(silence));
      environment.out().println(silence.id());
      warn(reach(silence.scope(), names, store).toString());
    }
    return ExitCode.OK;
  }

  /// One for each alert that is named, else one for all that fits.
  private List<Scope> scopes(ParseResult line, Store store, Instant now)
      throws Failure, StoreException {
    var causes = new ArrayList<String>();
    var scopes = new ArrayList<Scope>();
    for (var id : Selected.positionals(line)) {
      if (id.indexOf('_') >= 0) {
        causes.add(id);
      } else {
        scopes.add(Scope.of(alert(new StoredAlerts(store, now), id)));
      }
    }
    if (!scopes.isEmpty()) {
      Options.refuseUseless(
          line, List.of(Options.CLUSTER, CHECK, Options.VM), "with the id of an alert");
    }
    if (scopes.isEmpty() || !causes.isEmpty()) {
      var checks = patterns(line, CHECK, causes);
      scopes.add(
          new Scope(
              patterns(line, Options.CLUSTER, List.of()),
              checks,
              patterns(line, Options.VM, List.of())));
    }
    return scopes;
  }

  private static Alert alert(AlertDesk desk, String id) throws Failure, StoreException {
    return AlertNames.one(desk, id)
        .orElseThrow(() ->
            new Failure(
                ExitCode.USAGE,
                "'%s' is no alert, none that is open is of such a finding, and it is no cause; 'ncc alerts' lists them"
                    .formatted(id)));
  }

  private SilenceReach reach(Scope scope, StoredNames names, Store store) throws StoreException {
    boolean hasChecks = scope.checks().isAll() || names.hasCheck(scope.checks(), catalog.get());
    return SilenceReach.of(scope, store, hasChecks);
  }

  /// A mistyped name would hold back nothing, which nobody would notice.
  private void require(Scope scope, StoredNames names) throws Failure, StoreException {
    names.requireClusters(scope.clusters());
    if (!scope.checks().isAll()) {
      requireChecks(scope.checks(), names);
    }
    for (String vm : names.unjudged(scope.vms())) {
      warn("no check has judged a VM called '%s' yet; it is held back once one does".formatted(vm));
    }
  }

  /// Which checks a plugin has that cannot be used, nobody can tell.
  private void requireChecks(NamePatterns checks, StoredNames names)
      throws Failure, StoreException {
    var unknown = names.unknownCheck(checks, catalog.get());
    if (unknown.isPresent() && catalog.get().problems().isEmpty()) {
      throw new Failure(ExitCode.USAGE, unknown.get());
    }
    unknown.ifPresent(
        why -> warn(why + "; it is held back where a plugin that cannot be used here has it"));
  }

  private void warn(String why) {
    environment.err().println("ncc: " + why);
  }

  private Silence silence(ParseResult line, Scope scope, Instant now) throws Failure {
    var recurrence = recurrence(line);
    var end = Times.end(line, UNTIL, environment, now);
    requireForWaiver(line, end);
    if (end.isEmpty() && recurrence.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "a silence needs --until, or --weekly for one that recurs");
    }
    try {
      return new Silence(
          HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()),
          environment.user(),
          now,
          Options.one(line, REASON, environment).orElse(""),
          scope,
          start(line, now),
          end,
          recurrence,
          Options.has(line, WAIVER));
    } catch (IllegalArgumentException e) {
      throw Failure.of(ExitCode.USAGE, e);
    }
  }

  private void requireForWaiver(ParseResult line, Optional<Instant> end) throws Failure {
    boolean isWhole = end.isPresent() && Options.one(line, REASON, environment).isPresent();
    if (Options.has(line, WAIVER) && !isWhole) {
      throw new Failure(ExitCode.USAGE, "%s needs %s and %s".formatted(WAIVER, REASON, UNTIL));
    }
  }

  private NamePatterns patterns(ParseResult line, String option, List<String> more) throws Failure {
    var patterns =
        Stream.concat(Options.all(line, option, environment).stream(), more.stream()).toList();
    if (patterns.stream().anyMatch(String::isBlank)) {
      throw refused(option, "", "a name, or a pattern with * and ?");
    }
    return new NamePatterns(patterns);
  }

  private Instant start(ParseResult line, Instant now) throws Failure {
    var text = Options.one(line, START, environment);
    try {
      return text.map(Instants::parse).orElse(now);
    } catch (DateTimeException e) {
      throw refused(START, text.orElse(""), "an instant " + Instants.ACCEPTED, e);
    }
  }

  private Optional<Recurrence> recurrence(ParseResult line) throws Failure {
    var days = Options.one(line, WEEKLY, environment);
    if (days.isEmpty()) {
      Options.refuseUseless(line, List.of(AT, LENGTH, ZONE), "without " + WEEKLY);
      return Optional.empty();
    }
    var at = Options.one(line, AT, environment);
    var length = Options.one(line, LENGTH, environment);
    if (at.isEmpty() || length.isEmpty()) {
      throw new Failure(ExitCode.USAGE, WEEKLY + " needs " + AT + " and " + LENGTH);
    }
    return Optional.of(recurrence(days.get(), at.get(), length.get(), zone(line)));
  }

  private static Recurrence recurrence(String days, String at, String length, ZoneId zone)
      throws Failure {
    var weekly = new Recurrence.Weekly(WeeklyText.days(WEEKLY, days));
    var from = WeeklyText.time(AT, at);
    try {
      return new Recurrence(weekly, from, Durations.parse(length), zone);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw refused(LENGTH, length, "a duration such as 3h, of at most 7d", e);
    }
  }

  private ZoneId zone(ParseResult line) throws Failure {
    var text = Options.one(line, ZONE, environment);
    return text.isPresent() ? WeeklyText.zone(ZONE, text.get()) : ZoneOffset.UTC;
  }

  private static Failure refused(String option, String text, String accepted) {
    return new Failure(
        ExitCode.USAGE, "%s: '%s' is not accepted; expected %s".formatted(option, text, accepted));
  }

  private static Failure refused(String option, String text, String accepted, Exception cause) {
    return new Failure(
        ExitCode.USAGE,
        "%s: '%s' is not accepted; expected %s".formatted(option, text, accepted),
        cause);
  }

  private int list(Store store) throws StoreException {
    var now = environment.clock().instant();
    var columns =
        new Columns(environment.screen().outIsTerminal() ? environment.screen().columns() : 0);
    var all = SilenceText.silences(store.silences().all()).all();
    var names = SilenceNames.of(store, all);
    for (Silence silence : all) {
      if (!silence.isOver(now)) {
        columns.add(
            silence.id(),
            kind(silence),
            silence.isInForce(now) ? "in force" : "waiting",
            silence.end().map(end -> "until " + end).orElse("no end"),
            silence.who(),
            scope(names.of(silence.scope())),
            silence.reason());
      }
    }
    environment.out().print(columns.text());
    return ExitCode.OK;
  }

  private static String kind(Silence silence) {
    if (silence.waiver()) {
      return "waiver";
    }
    return silence.recurrence().isPresent() ? "window" : "silence";
  }

  private static String scope(SilenceNames.Words words) {
    return "cluster=%s check=%s vm=%s%s"
        .formatted(
            words.clusters(),
            words.checks(),
            words.vms(),
            words.subject().map(one -> " only=" + one).orElse(""));
  }

  private int end(ParseResult line, Store store) throws Failure, StoreException {
    var now = environment.clock().instant();
    for (String id : Selected.positionals(line)) {
      var silence =
          SilenceText.silences(store.silences().all()).all().stream()
              .filter(one -> one.id().equals(id))
              .findFirst()
              .orElseThrow(() ->
                  new Failure(
                      ExitCode.USAGE,
                      "no silence is called '%s'; 'ncc silence list' lists them".formatted(id)));
      store.silences().put(SilenceText.stored(silence.endedAt(now)));
    }
    return ExitCode.OK;
  }
}
