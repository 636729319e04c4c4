package ncc.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import ncc.spi.run.Subject;

/// The subjects of one inventory, each made once however many checks look at it.
final class SubjectNames {
  private final Map<UUID, Subject> vms;
  private final Subject cluster;

  SubjectNames(Inventory inventory) {
    vms = HashMap.newHashMap(inventory.vms().size());
    inventory.vms().forEach(vm -> vms.put(vm.uuid(), subject(vm)));
    cluster = subject(inventory.cluster());
  }

  Subject cluster() {
    return cluster;
  }

  Subject of(Entity entity) {
    return switch (entity) {
      case Vm vm -> of(vm);
      case Cluster one -> subject(one);
    };
  }

  private Subject of(Vm vm) {
    var known = vms.get(vm.uuid());
    return known != null ? known : subject(vm);
  }

  private static Subject subject(Vm vm) {
    return new Subject(Subject.Kind.VM, vm.uuid().toString(), vm.name());
  }

  private static Subject subject(Cluster cluster) {
    return new Subject(Subject.Kind.CLUSTER, cluster.key(), cluster.name());
  }
}
