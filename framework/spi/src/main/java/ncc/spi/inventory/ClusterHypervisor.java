package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// What a cluster runs guest VMs on.
///
/// @param hypervisor that of its nodes
@FactInfo(id = "HYPERVISOR", title = "hypervisor", order = 120)
public record ClusterHypervisor(Hypervisor hypervisor) implements Fact {
  public ClusterHypervisor {
    requireNonNull(hypervisor);
  }
}
