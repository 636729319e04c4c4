package ncc.checks.ngt.fact;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// In how many CD-ROM drives of a VM an image lies. Not told of a VM whose drives are all empty.
///
/// @param count at least 1
@FactInfo(id = "CD_ROM_IMAGES", title = "images in CD-ROM drives", order = 122)
public record CdRomImages(int count) implements Fact {}
