package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// Whether self-service restore (file level restore) is enabled for the VM in NGT.
///
/// @param enabled switched on in the cluster
@FactInfo(id = "NGT_FILE_RESTORE_ENABLED", title = "self-service restore setting", order = 114)
public record FileRestoreEnabled(boolean enabled) implements Fact {}
