package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// Whether a VM has a CD-ROM drive at all, from a list that does not tell which image lies in it.
///
/// @param any at least one
@FactInfo(id = "CD_ROM_PRESENT", title = "CD-ROM drive at all", order = 120)
public record CdRomPresent(boolean any) implements Fact {}
