package acme.containers;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// How much of a storage container is used.
///
/// @param bytes physical bytes
@FactInfo(id = "CONTAINER_USE", title = "use of the storage container")
public record ContainerUse(long bytes) implements Fact {}
