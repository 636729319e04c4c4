package ncc.cli.why;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.cli.check.HealthChecks;
import ncc.cli.check.HealthChecks.Judged;
import ncc.cli.report.SavedRun;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Printable;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import ncc.json.FindingIds;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Vm;
import ncc.spi.message.Suggestion;
import ncc.spi.run.ClusterRun;
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
        spec, MISSING, "Which facts are missing for how many VMs, why, and what would tell them.");
    spec.addPositional(
        Selected.positional(
            "SUBJECT", "0..1", "Name or UUID of a VM, an address, or the id of a finding."));
    return Help.describe(
        spec,
        "Tells why a VM was judged so: its facts with their sources, diagnoses, what explains"
            + " what.",
        "ncc --source captures/tokyo-01 why web-01",
        "ncc why --run run.json b9b435d923feac19",
        "ncc --source captures/tokyo-01 why --missing");
  }

  private int run(ParseResult line) throws Failure {
    var named = Selected.positionals(line);
    boolean missing = Options.has(line, MISSING);
    if (missing == !named.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "expected the name or UUID of a VM, an address or the id of a finding, or " + MISSING);
    }
    var judged = judged(line, missing);
    var out = environment.out();
    if (missing) {
      out.print(new MissingFacts(judged, environment.screen().columns()).text());
    } else {
      for (var one : places(judged, named.getFirst())) {
        out.print(
            new SubjectText(judged, one.cluster(), one.subject(), environment.screen().columns())
                .text());
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private Judged judged(ParseResult line, boolean missing) throws Failure {
    var saved = Options.one(line, RUN, environment);
    if (saved.isEmpty()) {
      return new HealthChecks(catalog, environment).judged(line, catalog.checks());
    }
    var useless =
        Stream.concat(Options.READING.stream(), Options.JUDGING.stream()).sorted().toList();
    Options.refuseUseless(line, useless, "with " + RUN);
    if (missing) {
      throw new Failure(
          ExitCode.USAGE, MISSING + " needs sources: a saved run does not hold the facts");
    }
    return new Judged(SavedRun.read(Path.of(saved.get()), ExitCode.ERR), List.of(), Map.of());
  }

  /// A subject where it was found: a VM that moved is known to two clusters.
  private record Place(ClusterRun cluster, Subject subject) {}

  /// The subjects that are called so. A VM that nothing was said of is one, too.
  private static Set<Place> places(Judged judged, String called) throws Failure {
    var found = new LinkedHashSet<Place>();
    var names = new LinkedHashSet<String>();
    for (var cluster : judged.run().clusters()) {
      for (var check : cluster.checks()) {
        var ids = new FindingIds(cluster.cluster().key(), check.check().id());
        for (var group : check.groups()) {
          for (var finding : group.findings()) {
            var subject = finding.subject();
            names.add(subject.name());
            var id = ids.next(subject);
            if (id.equals(called) || isCalled(subject, called)) {
              found.add(new Place(cluster, subject));
            }
          }
        }
      }
      for (var vm : vms(judged, cluster)) {
        names.add(vm.name());
        if (vm.name().equals(called) || vm.uuid().toString().equals(called)) {
          found.add(new Place(cluster, new Subject(Kind.VM, vm.uuid().toString(), vm.name())));
        }
      }
    }
    if (found.isEmpty()) {
      throw new Failure(ExitCode.USAGE, unknown(called, List.copyOf(names)));
    }
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

  private static String unknown(String called, List<String> names) {
    var near = Optional.of(names).filter(all -> all.size() <= 10_000);
    return near.flatMap(all -> Suggestion.among(called, all))
        .map(name ->
            "nothing that was checked is called '%s'; did you mean '%s'?"
                .formatted(called, Printable.of(name)))
        .orElse("nothing that was checked is called '%s'".formatted(Printable.of(called)));
  }
}
