package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// Whether Prism takes the VM for one that can have application-consistent snapshots.
///
/// @param capable as Prism reports it
@FactInfo(id = "NGT_VSS_CAPABLE", title = "VSS capability of the guest", order = 111)
public record VssCapable(boolean capable) implements Fact {}
