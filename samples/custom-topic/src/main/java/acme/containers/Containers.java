package acme.containers;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;
import ncc.spi.inventory.Kind;

/// The kind of entity that this topic brings, and the facts.
public final class Containers {
  static final Kind CONTAINER = Kind.of("CONTAINER");

  private Containers() {}

  @FactInfo(id = "CONTAINER_USE", title = "use of the storage container")
  public record Use(long bytes) implements Fact {}

  @FactInfo(id = "CONTAINER_CAPACITY", title = "capacity of the storage container")
  public record Capacity(long bytes) implements Fact {}

  /// Of a VM: the key of the container in which it lies.
  @FactInfo(id = "VM_CONTAINER", title = "storage container of the VM")
  public record Home(String key) implements Fact {}
}
