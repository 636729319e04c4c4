package ncc.cli.why;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.cli.alert.AlertNames;
import ncc.cli.check.HealthChecks;
import ncc.cli.check.HealthChecks.Judged;
import ncc.cli.finding.NamedFinding;
import ncc.cli.report.SavedRun;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import ncc.engine.Printable;
import ncc.spi.alert.Alert;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Vm;
import ncc.spi.message.Suggestion;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingIds;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc why`: what is known of a subject, from where, and what came of it.
public final class WhyCommand {
  private static final String RUN = "--run";
  private static final String MISSING = "--missing";

  private final Catalog catalog;
  private final Environment environment;

  private WhyCommand(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  public static CommandSpec command(Catalog catalog, Environment environment) {
    var spec =
        Command.spec(
            Options.union(Options.READING, Options.JUDGING),
            line -> new WhyCommand(catalog, environment).run(line));
    Options.add(
        spec,
        RUN,
        "FILE",
        "A run saved with --report json=FILE, in place of sources: without the facts.");
    Options.flag(
        spec,
        MISSING,
        "Which facts are missing for how many VMs, why, what would tell them; and which files of"
            + " captures nothing reads.");
    spec.addPositional(
        Selected.positional(
            "SUBJECT",
            "0..1",
            "Name or UUID of a VM, an address, a cause, or the id of a finding or of an alert."));
    AlertNames.addTo(spec);
    return Help.describe(
        spec,
        "Tells why a VM was judged so: its facts with their sources, diagnoses, what explains"
            + " what.",
        "ncc --source captures/tokyo-01 why web-01",
        "ncc why --run run.json b9b435d923feac19",
        "ncc why 3f2a9c01",
        "ncc --source captures/tokyo-01 why --missing");
  }

  private int run(ParseResult line) throws Failure {
    var named = Selected.positionals(line);
    boolean missing = Options.has(line, MISSING);
    if (missing == !named.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "expected the name or UUID of a VM, an address, a cause, the id of a finding or an alert,"
              + " or "
              + MISSING);
    }
    if (missing) {
      Options.refuseUseless(line, AlertNames.OPTIONS, "with " + MISSING);
      print(new MissingFacts(judged(line, true), catalog.outputs(), columns()).text());
    } else {
      print(told(line, named.getFirst()));
    }
    return ExitCode.OK;
  }

  /// An alert is told of as it is remembered, unless a run or sources are named to look at.
  private String told(ParseResult line, String called) throws Failure {
    AlertNames.refuseUnused(line, List.of(called));
    boolean isOfAlert = AlertNames.OPTIONS.stream().anyMatch(option -> Options.has(line, option));
    boolean hasFacts = Options.has(line, RUN) || Options.has(line, Options.SOURCE);
    if (!isOfAlert && Options.has(line, RUN)) {
      var told = ofSaved(line, called);
      if (!told.isEmpty()) {
        return told;
      }
    }
    if (!isOfAlert && hasFacts) {
      var judged = judged(line, false);
      var text = text(judged, called);
      if (!text.isEmpty()) {
        return text;
      }
    }
    var alert = AlertNames.find(line, environment, called);
    if (alert.isPresent()) {
      return hasFacts
          ? alert.get().page() + "\n" + texts(line, alert.get().alert())
          : remembered(line, alert.get());
    }
    if (isOfAlert) {
      throw new Failure(
          ExitCode.USAGE,
          "no alert has an id that begins with '%s'; 'ncc alerts' lists them"
              .formatted(Printable.of(called)));
    }
    var judged = judged(line, false);
    var text = text(judged, called);
    if (text.isEmpty()) {
      throw new Failure(ExitCode.USAGE, unknown(judged, called));
    }
    return text;
  }

  /// Of a VM by its name or UUID little is kept of a run, however large; empty where there is no
  /// such VM, or whatever else is called so.
  private String ofSaved(ParseResult line, String called) throws Failure {
    refuseUseless(line);
    var file = Path.of(Options.one(line, RUN, environment).orElseThrow());
    if (FindingIds.isOne(called) || !Files.isRegularFile(file)) {
      return "";
    }
    var run =
        SavedRun.read(
            file, ExitCode.ERR, one -> isCalled(one, called) || !one.kind().equals(Kind.VM));
    var judged = Judged.of(run);
    var places = places(judged, called);
    return places.stream().allMatch(one -> one.subject().kind().equals(Kind.VM))
        ? texts(judged, places)
        : "";
  }

  private static void refuseUseless(ParseResult line) throws Failure {
    var useless =
        Stream.concat(Options.READING.stream(), Options.JUDGING.stream()).sorted().toList();
    Options.refuseUseless(line, useless, "with " + RUN);
  }

  private String text(Judged judged, String called) {
    var run = catalog.withOutbreaks(judged.run(), Set.of(called));
    return texts(judged, places(judged, called)) + new CauseText(run, called).text();
  }

  private String texts(ParseResult line, Alert alert) throws Failure {
    var judged = judged(line, false);
    var places =
        judged.run().clusters().stream()
            .filter(one -> one.cluster().key().equals(alert.key().cluster()))
            .map(one -> new Place(one, alert.subject()))
            .toList();
    return places.isEmpty()
        ? "The cluster of the alert is none of those that were read.\n"
        : texts(judged, places);
  }

  private String remembered(ParseResult line, AlertNames.Known known) throws Failure {
    Options.refuseUseless(
        line,
        Stream.concat(Options.READING.stream(), Options.JUDGING.stream())
            .filter(option -> !option.equals(Options.CONFIG))
            .sorted()
            .toList(),
        "with the id of an alert, unless --source or --run shows facts");
    var alert = known.alert();
    if (catalog.checks().stream().noneMatch(check -> check.id().equals(alert.checkId()))) {
      return known.page()
          + "\nMore tells its check, which is not here; --plugin-path finds those of jars.\n";
    }
    var checks = new ArrayList<CheckRun>();
    for (var check : catalog.checks()) {
      var found = known.found().getOrDefault(check.id(), List.of());
      if (!found.isEmpty()) {
        checks.add(CheckRun.of(check.description(), found, Duration.ZERO));
      }
    }
    var cluster = Cluster.named(alert.clusterName());
    var run = new ClusterRun(cluster, 0, 0, List.of(), List.of(), checks);
    var judged = Judged.of(of(run));
    var as = "as checks last found it; --source or --run shows the facts";
    return known.page()
        + "\n"
        + new SubjectText(judged, catalog.tables(), run, alert.subject(), as, columns()).text();
  }

  private Run of(ClusterRun cluster) {
    var now = environment.clock().instant();
    return new Run("", "", "", now, now, Duration.ZERO, false, List.of(cluster), List.of());
  }

  private String texts(Judged judged, Collection<Place> places) {
    var as = "judged as of " + judged.run().now();
    return places.stream()
        .map(one ->
            new SubjectText(judged, catalog.tables(), one.cluster(), one.subject(), as, columns())
                .text())
        .collect(Collectors.joining());
  }

  private int columns() {
    return environment.screen().columns();
  }

  private void print(String text) {
    environment.out().print(text);
    environment.out().flush();
  }

  private Judged judged(ParseResult line, boolean missing) throws Failure {
    var saved = Options.one(line, RUN, environment);
    if (saved.isEmpty()) {
      return new HealthChecks(catalog, environment).judged(line, catalog.checks());
    }
    refuseUseless(line);
    if (missing) {
      throw new Failure(
          ExitCode.USAGE, MISSING + " needs sources: a saved run does not hold the facts");
    }
    return Judged.of(SavedRun.read(Path.of(saved.get()), ExitCode.ERR));
  }

  /// A subject where it was found: a VM that moved is known to two clusters.
  private record Place(ClusterRun cluster, Subject subject) {}

  /// The subjects that are called so. A VM that nothing was said of is one, too.
  private static Set<Place> places(Judged judged, String called) {
    var found = new LinkedHashSet<Place>();
    for (var cluster : judged.run().clusters()) {
      cluster.checks().stream()
          .flatMap(check -> check.groups().stream())
          .flatMap(group -> group.findings().stream())
          .map(Finding::subject)
          .filter(subject -> isCalled(subject, called))
          .forEach(subject -> found.add(new Place(cluster, subject)));
      for (var vm : vms(judged, cluster)) {
        if (vm.name().equals(called) || vm.uuid().toString().equals(called)) {
          found.add(new Place(cluster, new Subject(Kind.VM, vm.uuid().toString(), vm.name())));
        }
      }
    }
    NamedFinding.of(judged.run(), called)
        .ifPresent(one -> found.add(new Place(one.cluster(), one.finding().subject())));
    return found;
  }

  private static List<Vm> vms(Judged judged, ClusterRun cluster) {
    return judged.inventories().stream()
        .filter(one -> one.cluster().key().equals(cluster.cluster().key()))
        .flatMap(one -> one.vms().stream())
        .toList();
  }

  private static boolean isCalled(Subject subject, String called) {
    return Stream.of(subject.name(), subject.id()).anyMatch(called::equals);
  }

  private static String unknown(Judged judged, String called) {
    var names = new LinkedHashSet<String>();
    for (var cluster : judged.run().clusters()) {
      cluster.checks().stream()
          .flatMap(check -> check.groups().stream())
          .flatMap(group -> group.findings().stream())
          .forEach(finding -> names.add(finding.subject().name()));
      vms(judged, cluster).forEach(vm -> names.add(vm.name()));
    }
    var near =
        names.size() > 10_000
            ? Optional.<String>empty()
            : Suggestion.among(called, List.copyOf(names));
    return near.map(name ->
            "nothing that was checked is called '%s'; did you mean '%s'?"
                .formatted(Printable.of(called), Printable.of(name)))
        .orElse(
            ("nothing that was checked is called '%s'; expected the name or UUID of a VM, an"
                    + " address, a cause, or the id of a finding or an alert")
                .formatted(Printable.of(called)));
  }
}
