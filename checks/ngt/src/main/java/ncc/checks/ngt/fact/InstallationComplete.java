package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// Whether the installer of NGT came to its end in the guest.
///
/// @param complete in the words of the agent when it last reported
@FactInfo(id = "NGT_INSTALLATION_COMPLETE", title = "end of the installation", order = 115)
public record InstallationComplete(boolean complete) implements Fact {}
