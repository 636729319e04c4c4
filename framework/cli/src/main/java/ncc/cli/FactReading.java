package ncc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ncc.engine.Catalog;
import ncc.engine.Clusters;
import ncc.engine.ConfigurationException;
import ncc.engine.RunMonitor;
import ncc.engine.source.PlannedSource;
import ncc.engine.source.SourcePlanning;
import ncc.engine.source.SourcePlanning.Written;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.message.Suggestion;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;

/// Reads the sources an operator named.
final class FactReading {
  private final Catalog catalog;
  private final Environment environment;

  FactReading(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  /// The clusters of all `sources`, facts of one cluster merged.
  ///
  /// @throws Failure when a URI makes no sense, or when not one source could be read
  List<Inventory> read(List<String> sources, RunMonitor monitor) throws Failure {
    var inventories = new ArrayList<Inventory>();
    var unread = new ArrayList<Inventory>();
    var reasons = new ArrayList<String>();
    for (PlannedSource source : planned(sources)) {
      monitor.begin("reading " + source.uri());
      try {
        inventories.addAll(read(source));
      } catch (SourceException e) {
        unread.add(outOfReach(source.uri(), e));
        reasons.add(String.valueOf(e.getMessage()));
      }
    }
    if (inventories.isEmpty()) {
      throw new Failure(ExitCode.ERR, String.join("\nncc: ", reasons));
    }
    reasons.forEach(reason -> environment.err().println("ncc: " + reason));
    inventories.addAll(unread);
    return Clusters.merged(inventories);
  }

  private List<Inventory> read(PlannedSource planned) throws SourceException {
    return planned.source().read(planned.request(Set.of(), Recorder.NONE, environment.clock()));
  }

  private List<PlannedSource> planned(List<String> sources) throws Failure {
    var planning = new SourcePlanning(catalog, environment.variables());
    var planned = new ArrayList<PlannedSource>();
    for (String uri : sources) {
      try {
        planned.add(planning.plan(Written.typed(uri, Options.SOURCE)));
      } catch (ConfigurationException e) {
        throw Failure.of(ExitCode.USAGE, e);
      }
    }
    return planned;
  }

  private static Inventory outOfReach(String uri, SourceException e) {
    var caveat =
        new Caveat(
            Caveat.Kind.OUT_OF_REACH, uri, String.valueOf(e.getMessage()), Set.of(), Set.of());
    return new Inventory(Cluster.named(uri), List.of(), List.of(), List.of(caveat));
  }

  /// Those of `inventories` that the operator asked for, narrowed to the VMs and CVMs asked for.
  ///
  /// @throws Failure when a name fits nothing
  static List<Inventory> narrowed(
      List<Inventory> inventories, List<String> clusters, Request request) throws Failure {
    var narrowed = new ArrayList<>(inventories);
    if (!clusters.isEmpty()) {
      requireEach(clusters, clusterNames(inventories), Options.CLUSTER);
      narrowed.removeIf(one -> !isNamed(one.cluster().name(), one.cluster().uuid(), clusters));
    }
    if (!request.vms().isEmpty()) {
      requireEach(request.vms(), vmNames(narrowed), Options.VM);
      narrowed.replaceAll(one ->
          Clusters.only(one, vm -> isNamed(vm.name(), Optional.of(vm.uuid()), request.vms())));
      narrowed.removeIf(one -> one.vms().isEmpty());
    }
    if (!request.cvms().isEmpty()) {
      narrowed.replaceAll(one -> Clusters.withCvms(one, request.cvms()));
    }
    return narrowed;
  }

  private static Set<String> clusterNames(List<Inventory> inventories) {
    return inventories.stream()
        .map(Inventory::cluster)
        .flatMap(one -> names(one.name(), one.uuid()))
        .collect(Collectors.toSet());
  }

  private static Set<String> vmNames(List<Inventory> inventories) {
    return inventories.stream()
        .flatMap(one -> one.vms().stream())
        .flatMap(vm -> names(vm.name(), Optional.of(vm.uuid())))
        .collect(Collectors.toSet());
  }

  private static java.util.stream.Stream<String> names(String name, Optional<UUID> uuid) {
    return java.util.stream.Stream.concat(
        java.util.stream.Stream.of(name), uuid.stream().map(UUID::toString));
  }

  private static boolean isNamed(String name, Optional<UUID> uuid, List<String> wanted) {
    return names(name, uuid).anyMatch(wanted::contains);
  }

  private static void requireEach(List<String> wanted, Set<String> known, String option)
      throws Failure {
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new Failure(
            ExitCode.USAGE,
            Suggestion.among(name, known)
                .map(near ->
                    "%s: nothing is called '%s'; did you mean '%s'?".formatted(option, name, near))
                .orElse("%s: nothing is called '%s'".formatted(option, name)));
      }
    }
  }
}
