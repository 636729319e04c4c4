package ncc.cli.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.engine.Clusters;
import ncc.engine.source.ReadFleet;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Node;
import ncc.spi.message.Suggestion;

/// What was read, narrowed to what the operator asked for.
///
/// @param request names clusters, VMs and CVMs, and the instant to judge by
public record Narrowing(Request request) {

  /// Sources of which nothing is known stay: what was asked for may have been there.
  ///
  /// @throws Failure when a name fits nothing
  public List<Inventory> of(ReadFleet fleet) throws Failure {
    var clusters = request.clusters();
    var narrowed = new ArrayList<>(fleet.clusters());
    boolean isWhole =
        fleet.unread().isEmpty() && fleet.clusters().stream().noneMatch(Narrowing::isUnread);
    if (!clusters.isEmpty()) {
      requireEach(clusters, clusterNames(narrowed), Options.CLUSTER, fleet.unread().isEmpty());
      narrowed.removeIf(one -> !isNamed(one.cluster().name(), one.cluster().uuid(), clusters));
    }
    if (!request.vms().isEmpty()) {
      requireEach(request.vms(), vmNames(narrowed), Options.VM, isWhole);
      narrowed.replaceAll(one ->
          Clusters.only(one, vm -> isNamed(vm.name(), Optional.of(vm.uuid()), request.vms())));
      narrowed.removeIf(one -> one.vms().isEmpty() && !isUnread(one));
    }
    if (!request.cvms().isEmpty()) {
      toCvms(narrowed, isWhole);
    }
    narrowed.addAll(fleet.unread());
    return narrowed;
  }

  /// A cluster whose CVMs no source lists is asked at the addresses that no other cluster has.
  private void toCvms(List<Inventory> narrowed, boolean isWhole) throws Failure {
    var known = narrowed.stream().flatMap(Narrowing::cvms).collect(Collectors.toSet());
    if (isWhole && narrowed.stream().noneMatch(Narrowing::isWithoutCvms)) {
      requireEach(request.cvms(), known, Options.CVM_LIST, true);
    }
    var others = request.cvms().stream().filter(cvm -> !known.contains(cvm)).toList();
    narrowed.replaceAll(one -> isWithoutCvms(one) ? taken(one, others) : listed(one));
    narrowed.removeIf(one -> isWithoutCvms(one) && !isUnread(one));
  }

  private static Stream<String> cvms(Inventory inventory) {
    return inventory.cluster().nodes().stream().map(Node::cvmIp);
  }

  private static boolean isWithoutCvms(Inventory inventory) {
    return inventory.cluster().nodes().isEmpty();
  }

  private Inventory listed(Inventory inventory) {
    var own = cvms(inventory).collect(Collectors.toSet());
    return Clusters.withCvms(inventory, request.cvms().stream().filter(own::contains).toList());
  }

  private static Inventory taken(Inventory inventory, List<String> addresses) {
    var note =
        Caveat.note(
            inventory.cluster().name(),
            "no source lists its CVMs, so %s of %s is taken as it was given"
                .formatted(String.join(", ", addresses), Options.CVM_LIST));
    return addresses.isEmpty() || isUnread(inventory)
        ? inventory
        : Clusters.withCvms(inventory, addresses).withCaveats(List.of(note));
  }

  private static boolean isUnread(Inventory inventory) {
    return inventory.parts().isEmpty();
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

  private static Stream<String> names(String name, Optional<UUID> uuid) {
    return Stream.concat(Stream.of(name), uuid.stream().map(UUID::toString));
  }

  private static boolean isNamed(String name, Optional<UUID> uuid, List<String> wanted) {
    return names(name, uuid).anyMatch(wanted::contains);
  }

  private static void requireEach(
      List<String> wanted, Set<String> known, String option, boolean isWhole) throws Failure {
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw isWhole
            ? new Failure(ExitCode.USAGE, nothing(name, known, option))
            : new Failure(
                ExitCode.ERR,
                "%s: nothing that could be read is called '%s'".formatted(option, name));
      }
    }
  }

  private static String nothing(String name, Set<String> known, String option) {
    return "%s: nothing is called '%s'%s".formatted(option, name, Suggestion.advice(name, known));
  }
}
