package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// Whether the agent found its VSS provider in the guest, which Windows needs for
/// application-consistent snapshots.
///
/// @param installed in the words of the agent when it last reported
@FactInfo(id = "NGT_VSS_INSTALLED", title = "VSS provider in the guest", order = 112)
public record VssInstalled(boolean installed) implements Fact {}
