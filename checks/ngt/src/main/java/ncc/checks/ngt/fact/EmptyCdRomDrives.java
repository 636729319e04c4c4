package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// How many CD-ROM drives of a VM are empty, from a list of these alone. Where it has none, nothing
/// tells it from a list that was not filled.
///
/// @param count at least 1
@FactInfo(id = "CD_ROM_EMPTY", title = "empty CD-ROM drives", order = 121)
public record EmptyCdRomDrives(int count) implements Fact {}
