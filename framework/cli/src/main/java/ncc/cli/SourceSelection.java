package ncc.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.engine.Catalog;
import ncc.engine.ConfigurationException;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.engine.source.PlannedSource;
import ncc.engine.source.SourcePlanning;
import ncc.engine.source.SourcePlanning.Written;
import ncc.json.config.Configuration;
import ncc.json.config.Configuration.ConfiguredCluster;
import ncc.json.config.Configuration.ConfiguredSource;
import ncc.spi.source.InventorySource;

/// Which sources one line means: those it names, else those configured, else the one of the machine
/// it was typed on.
final class SourceSelection {
  private final Catalog catalog;
  private final SourcePlanning planning;
  private final Configuration configuration;
  private final Path folder;
  private final List<String> faults = new ArrayList<>();

  /// @param folder of the configuration
  SourceSelection(
      Catalog catalog, Environment environment, Configuration configuration, Path folder) {
    this.catalog = catalog;
    this.planning = new SourcePlanning(catalog, environment.variables());
    this.configuration = configuration;
    this.folder = folder;
  }

  /// @throws Failure when a source makes no sense, or when there is none
  FleetPlan plan(Request request) throws Failure {
    var plan = request.sources().isEmpty() ? configured(request) : typed(request);
    requireSound(request);
    return plan.clusters().isEmpty() && plan.sources().isEmpty() ? local(request) : plan;
  }

  /// Those the line names and those configured; empty when there are neither.
  ///
  /// @throws Failure when a source makes no sense
  FleetPlan everyNamed(Request request) throws Failure {
    var configured = configured(request);
    var typed = typed(request).sources().stream();
    var sources = Stream.concat(typed, configured.sources().stream()).distinct().toList();
    requireSound(request);
    return new FleetPlan(configured.clusters(), sources, configured.wanted());
  }

  private void requireSound(Request request) throws Failure {
    if (!faults.isEmpty()) {
      int code = request.sources().isEmpty() ? ExitCode.CONFIG : ExitCode.USAGE;
      throw new Failure(code, String.join("\nncc: ", faults));
    }
  }

  /// What reading may take: the line counts before the file.
  FleetLimits limits(Request request) {
    var standard = FleetLimits.DEFAULT;
    return new FleetLimits(
        request.maxClusters().orElse(configuration.maxClusters().orElse(standard.maxClusters())),
        request.clusterTimeout().or(configuration::clusterTimeout).orElse(standard.timeout()),
        standard.grace());
  }

  private FleetPlan typed(Request request) {
    var written =
        request.sources().stream().map(uri -> Written.typed(uri, Options.SOURCE)).toList();
    return new FleetPlan(List.of(), planned(written), Set.copyOf(request.clusters()));
  }

  private FleetPlan configured(Request request) {
    var clusters =
        chosen(request.clusters()).stream()
            .map(cluster ->
                new PlannedCluster(
                    cluster.name(), planned(written(cluster.sources())), timeout(cluster, request)))
            .toList();
    // A cluster of the file may be called otherwise by a source, so such a name narrows nothing.
    var wanted = clusters.isEmpty() ? Set.copyOf(request.clusters()) : Set.<String>of();
    return new FleetPlan(clusters, planned(written(configuration.sources())), wanted);
  }

  /// Those the operator named, when all that were named are in the file; a source may call its
  /// clusters otherwise, so with any other name all are read to find it.
  private List<ConfiguredCluster> chosen(List<String> names) {
    var known =
        configuration.clusters().stream().map(ConfiguredCluster::name).collect(Collectors.toSet());
    return names.isEmpty() || !known.containsAll(names)
        ? configuration.clusters()
        : configuration.clusters().stream()
            .filter(cluster -> names.contains(cluster.name()))
            .toList();
  }

  private java.time.Duration timeout(ConfiguredCluster cluster, Request request) {
    return request.clusterTimeout().or(cluster::timeout).orElseGet(() -> limits(request).timeout());
  }

  private List<Written> written(List<ConfiguredSource> sources) {
    return sources.stream()
        .map(source -> new Written(source.uri(), source.settings(), folder, source.where()))
        .toList();
  }

  private List<PlannedSource> planned(List<Written> written) {
    return written.stream().flatMap(one -> planned(one).stream()).distinct().toList();
  }

  private Optional<PlannedSource> planned(Written written) {
    try {
      return Optional.of(planning.plan(written));
    } catch (ConfigurationException e) {
      faults.add(String.valueOf(e.getMessage()).replace("\n", "\nncc: "));
      return Optional.empty();
    }
  }

  private FleetPlan local(Request request) throws Failure {
    try {
      var here = planning.local().orElseThrow(this::noSource);
      return new FleetPlan(List.of(), List.of(here), Set.copyOf(request.clusters()));
    } catch (ConfigurationException e) {
      throw Failure.of(ExitCode.USAGE, e);
    }
  }

  private Failure noSource() {
    var examples = catalog.sources().stream().map(InventorySource::example);
    var message =
        "no cluster to check; configure one in ncc.yaml or name a source, such as "
            + examples.collect(Collectors.joining(" or "));
    var commands = catalog.sources().stream().flatMap(one -> one.nativeCommands().stream());
    var looked =
        commands.filter(command -> !command.startsWith("/")).collect(Collectors.joining(", "));
    return new Failure(
        ExitCode.USAGE,
        looked.isEmpty()
            ? message
            : message + "; none of " + looked + " is on this machine's PATH");
  }
}
