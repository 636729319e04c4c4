package ncc.engine;

import java.util.IdentityHashMap;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import ncc.spi.run.Subject;

/// The subjects of one inventory, each made once however many checks look at it.
final class SubjectNames {
  private final IdentityHashMap<Entity, Subject> subjects;

  SubjectNames(Inventory inventory) {
    subjects = new IdentityHashMap<>(inventory.vms().size() + 1);
    inventory.vms().forEach(vm -> subjects.put(vm, subject(vm)));
    subjects.put(inventory.cluster(), subject(inventory.cluster()));
  }

  Subject of(Entity entity) {
    var known = subjects.get(entity);
    return known != null ? known : subject(entity);
  }

  private static Subject subject(Entity entity) {
    return switch (entity) {
      case Vm vm -> new Subject(Subject.Kind.VM, vm.uuid().toString(), vm.name());
      case Cluster cluster -> new Subject(Subject.Kind.CLUSTER, cluster.key(), cluster.name());
    };
  }
}
