package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// Whether the agent found scripts that stop and start applications around a snapshot, which Linux
/// needs for application-consistent ones.
///
/// @param installed in the words of the agent when it last reported
@FactInfo(id = "NGT_BACKUP_SCRIPTS", title = "snapshot scripts in the guest", order = 113)
public record BackupScripts(boolean installed) implements Fact {}
