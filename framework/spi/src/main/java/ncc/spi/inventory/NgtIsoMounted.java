package ncc.spi.inventory;

/// Whether the installer's ISO image is in a VM's CD-ROM drive.
///
/// @param mounted it is
@FactInfo(id = "ISO_MOUNTED", title = "NGT ISO image mounted", order = 90)
public record NgtIsoMounted(boolean mounted) implements Fact {}
