package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// Whether application-consistent snapshots (VSS) are enabled for the VM in NGT.
///
/// @param enabled switched on in the cluster; says nothing of whether the guest can take one
@FactInfo(id = "NGT_VSS_ENABLED", title = "VSS setting", order = 110)
public record VssEnabled(boolean enabled) implements Fact {}
