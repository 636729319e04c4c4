package ncc.checks.ngt.output;

import java.util.List;
import java.util.Set;
import ncc.checks.ngt.fact.CdRomDrives;
import ncc.checks.ngt.fact.CdRomImageKinds;
import ncc.checks.ngt.fact.CdRomImages;
import ncc.checks.ngt.fact.CdRomsInUse;
import ncc.checks.ngt.fact.VirtIoVersion;
import ncc.checks.ngt.fact.VmMobility;
import ncc.checks.ngt.fact.VssCapable;
import ncc.spi.source.Notation;

/// What else Prism's v4 API tells of a VM and its guest tools. A drive without `backingInfo` is an
/// empty one, and has no `isoType`; of its members none need be there.
public final class PrismV4Vms extends SharedOutput {
  private static final String MOBILITY = "isVmMobilityDriversInstalled";

  public PrismV4Vms() {
    super(
        "prism_v4_vms.json",
        Capabilities.named("guestTools/capabilities")
            .harmless("guestTools/isVssSnapshotCapable", Notation.TRUTH, VssCapable::new)
            .harmless("guestTools/" + MOBILITY, Notation.TRUTH, VmMobility::new)
            .harmless("guestTools/guestInfo/" + MOBILITY, Notation.TRUTH, VmMobility::new)
            .harmless(
                "guestTools/guestInfo/installedVirtIoVersion",
                Drives.VIRTIO_VERSION,
                VirtIoVersion::new)
            .eachHarmless("cdRoms/#", Drives.MEMBERS, drives -> new CdRomDrives(drives.size()))
            .eachHarmless("cdRoms/#", Drives.MEMBERS, PrismV4Vms::inUse)
            .each(
                "cdRoms/backingInfo/diskExtId", Drives.ID, images -> new CdRomImages(images.size()))
            .eachHarmless("cdRoms/isoType", Drives.KIND, CdRomImageKinds::new));
  }

  private static CdRomsInUse inUse(List<Set<String>> drives) {
    return new CdRomsInUse(
        (int)
            drives.stream()
                .filter(drive -> drive.contains("backingInfo") || drive.contains("isoType"))
                .count());
  }
}
