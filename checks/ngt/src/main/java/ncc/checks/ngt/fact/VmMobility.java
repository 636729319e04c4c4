package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// Whether the drivers of Nutanix VM Mobility are installed in the guest.
///
/// @param installed as Prism reports it
@FactInfo(id = "NGT_VM_MOBILITY", title = "VM Mobility drivers in the guest", order = 124)
public record VmMobility(boolean installed) implements Fact {}
