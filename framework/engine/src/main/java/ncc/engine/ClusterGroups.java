package ncc.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;

/// Puts inventories of one cluster together, in time linear in their VMs. A VM is looked at only
/// where it can tell something: when some inventory without a cluster UUID has it.
final class ClusterGroups {
  private final List<List<Inventory>> groups = new ArrayList<>();
  private final Set<UUID> tellingVms = new HashSet<>();
  private final Map<UUID, Integer> byUuid = new HashMap<>();
  private final Names all = new Names();
  private final Names withoutUuid = new Names();

  /// The first group in which something goes by a name or has a VM.
  private record Names(Map<String, Integer> byName, Map<UUID, Integer> byVm) {
    Names() {
      this(new HashMap<>(), new HashMap<>());
    }

    IntStream groups(Inventory inventory, Stream<UUID> vms) {
      return Stream.concat(
              Stream.ofNullable(byName.get(inventory.cluster().name())),
              vms.flatMap(vm -> Stream.ofNullable(byVm.get(vm))))
          .mapToInt(Integer::intValue);
    }

    void add(Inventory inventory, Stream<UUID> vms, int group) {
      byName.merge(inventory.cluster().name(), group, Math::min);
      vms.forEach(vm -> byVm.merge(vm, group, Math::min));
    }
  }

  /// In the order of the first of each.
  static List<List<Inventory>> of(List<Inventory> inventories) {
    var groups = new ClusterGroups();
    inventories.stream()
        .filter(inventory -> inventory.cluster().uuid().isEmpty())
        .flatMap(inventory -> inventory.vms().stream())
        .forEach(vm -> groups.tellingVms.add(vm.uuid()));
    inventories.forEach(groups::add);
    return groups.groups;
  }

  private void add(Inventory inventory) {
    int group = known(inventory).orElseGet(this::newGroup);
    groups.get(group).add(inventory);
    inventory.cluster().uuid().ifPresent(uuid -> byUuid.merge(uuid, group, Math::min));
    all.add(inventory, telling(inventory), group);
    if (inventory.cluster().uuid().isEmpty()) {
      withoutUuid.add(inventory, telling(inventory), group);
    }
  }

  private OptionalInt known(Inventory inventory) {
    var uuid = inventory.cluster().uuid();
    var alike = uuid.isEmpty() ? all : withoutUuid;
    var same = uuid.stream().flatMap(one -> Stream.ofNullable(byUuid.get(one)));
    return IntStream.concat(
            same.mapToInt(Integer::intValue), alike.groups(inventory, telling(inventory)))
        .min();
  }

  private int newGroup() {
    groups.add(new ArrayList<>());
    return groups.size() - 1;
  }

  private Stream<UUID> telling(Inventory inventory) {
    return tellingVms.isEmpty()
        ? Stream.empty()
        : inventory.vms().stream().map(Vm::uuid).filter(tellingVms::contains);
  }
}
