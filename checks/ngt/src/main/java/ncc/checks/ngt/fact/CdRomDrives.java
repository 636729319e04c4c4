package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// How many CD-ROM drives a VM has.
///
/// @param count as many as its list has
@FactInfo(id = "CD_ROM_DRIVES", title = "CD-ROM drives", order = 119)
public record CdRomDrives(int count) implements Fact {}
