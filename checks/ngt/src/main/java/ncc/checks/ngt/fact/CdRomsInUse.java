package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// In how many CD-ROM drives of a VM something lies, or may: those with an image, with a kind of
/// image, or with both.
///
/// @param count of its drives
@FactInfo(id = "CD_ROMS_IN_USE", title = "CD-ROM drives in use", order = 126)
public record CdRomsInUse(int count) implements Fact {}
