package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ncc.engine.history.Outbreaks;
import ncc.spi.inventory.FactType;
import ncc.spi.notify.Notifier;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.SubjectTable;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.Run;
import ncc.spi.run.RunListener;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Output;

/// The plugins at hand, and those that could not be used.
///
/// @param checks sorted by path, ids unique
/// @param reports sorted by name, names unique; a table is one, too
/// @param sources sorted by scheme, schemes unique
/// @param notifiers sorted by kind, kinds unique
/// @param outputs sorted by file, files unique; the sources read them already
/// @param tables sorted by name, names unique
/// @param listeners sorted by name, names unique
/// @param problems in the order they were met
public record Catalog(
    List<CheckPlugin> checks,
    List<ReportFormat> reports,
    List<InventorySource> sources,
    List<Notifier> notifiers,
    List<Output> outputs,
    List<SubjectTable> tables,
    List<RunListener> listeners,
    List<PluginProblem> problems) {

  public Catalog {
    checks = List.copyOf(checks);
    reports = List.copyOf(reports);
    sources = List.copyOf(sources);
    notifiers = List.copyOf(notifiers);
    outputs = List.copyOf(outputs);
    tables = List.copyOf(tables);
    listeners = List.copyOf(listeners);
    problems = List.copyOf(problems);
  }

  /// Plugins of which none describes an output, makes a table or listens to runs.
  public Catalog(
      List<CheckPlugin> checks,
      List<ReportFormat> reports,
      List<InventorySource> sources,
      List<Notifier> notifiers,
      List<PluginProblem> problems) {
    this(checks, reports, sources, notifiers, List.of(), List.of(), List.of(), problems);
  }

  /// The outputs that tell a fact which some of these checks need or use. Of one of ncc's own
  /// lists, no more is read than those facts.
  public List<Output> outputsFor(Collection<CheckPlugin> some) {
    var facts = new HashSet<FactType>();
    for (CheckPlugin check : some) {
      facts.addAll(check.description().needs());
      facts.addAll(check.description().uses());
    }
    return outputs.stream()
        .filter(output -> !Collections.disjoint(output.tells(), facts))
        .map(output -> KeptOutput.telling(output, facts))
        .toList();
  }

  /// The same for an operator who knows of the problems.
  public Catalog withProblemsAccepted() {
    var accepted = problems.stream().map(PluginProblem::accept).toList();
    return new Catalog(checks, reports, sources, notifiers, outputs, tables, listeners, accepted);
  }

  /// `run` with what is known without history of outbreaks that are named: whether most of their
  /// cluster's subjects are down now.
  ///
  /// @param causes ids, `<check>.<diagnosis>`
  public Run withOutbreaks(Run run, Set<String> causes) {
    var known = checks.stream().collect(Collectors.toMap(CheckPlugin::id, CheckPlugin::check));
    return Outbreaks.looked(run, causes, known);
  }

  public Optional<CheckPlugin> check(String id) {
    requireNonNull(id);
    return checks.stream().filter(check -> check.id().equals(id)).findFirst();
  }

  public Optional<ReportFormat> report(String name) {
    return reports.stream().filter(report -> report.name().equals(name)).findFirst();
  }

  public Optional<InventorySource> source(String scheme) {
    return sources.stream().filter(source -> source.scheme().equals(scheme)).findFirst();
  }

  public Optional<Notifier> notifier(String kind) {
    return notifiers.stream().filter(notifier -> notifier.kind().equals(kind)).findFirst();
  }

  public Optional<RunListener> listener(String name) {
    return listeners.stream().filter(listener -> listener.name().equals(name)).findFirst();
  }

  /// The checks by module path, both sorted.
  public SortedMap<String, List<CheckPlugin>> modules() {
    return checks.stream()
        .collect(
            Collectors.groupingBy(
                check -> check.description().module(), TreeMap::new, Collectors.toList()));
  }
}
