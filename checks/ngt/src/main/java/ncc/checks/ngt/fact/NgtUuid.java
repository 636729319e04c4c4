package ncc.checks.ngt.fact;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// Under which UUID the agent of a VM is registered: each its own, for its certificate belongs to
/// it.
@FactInfo(id = "NGT_UUID", title = "UUID of its NGT", order = 118)
public record NgtUuid(UUID uuid) implements Fact {
  public NgtUuid {
    requireNonNull(uuid);
  }
}
