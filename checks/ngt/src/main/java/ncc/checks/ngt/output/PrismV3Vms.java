package ncc.checks.ngt.output;

import ncc.checks.ngt.fact.CdRomPresent;
import ncc.checks.ngt.fact.VmMobility;
import ncc.checks.ngt.fact.VssCapable;
import ncc.spi.source.Notation;

/// What else Prism's v3 API tells of a VM and its guest tools.
public final class PrismV3Vms extends SharedOutput {
  private static final String RESOURCES = "status/resources/";
  private static final String TOOLS = RESOURCES + "guest_tools/nutanix_guest_tools/";

  public PrismV3Vms() {
    super(
        "prism_v3_vms.json",
        Capabilities.named(TOOLS + "enabled_capability_list")
            .harmless(TOOLS + "vss_snapshot_capable", Notation.TRUTH, VssCapable::new)
            .harmless(TOOLS + "vm_mobility_drivers_installed", Notation.TRUTH, VmMobility::new)
            .eachHarmless(
                RESOURCES + "disk_list/device_properties/device_type",
                Drives.KIND,
                kinds -> new CdRomPresent(kinds.contains("CDROM"))));
  }
}
