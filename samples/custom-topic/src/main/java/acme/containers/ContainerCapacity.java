package acme.containers;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// How much fits into a storage container.
///
/// @param bytes physical bytes
@FactInfo(id = "CONTAINER_CAPACITY", title = "capacity of the storage container")
public record ContainerCapacity(long bytes) implements Fact {}
