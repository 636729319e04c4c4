package ncc.checks.ngt.output;

import ncc.checks.ngt.fact.EmptyCdRomDrives;
import ncc.checks.ngt.fact.VirtIoVersion;
import ncc.spi.source.Layout;

/// What else Prism's groups tell of a VM: attributes, whose lists are empty where nothing is known.
public final class PrismV3Groups extends SharedOutput {
  public PrismV3Groups() {
    super(
        "prism_v3_groups.json",
        Layout.further()
            .harmless("ngt.virtio_version", Drives.VIRTIO_VERSION, VirtIoVersion::new)
            .each(
                "empty_cdrom_device_uuid_list",
                Drives.ID,
                drives -> new EmptyCdRomDrives(drives.size())));
  }
}
