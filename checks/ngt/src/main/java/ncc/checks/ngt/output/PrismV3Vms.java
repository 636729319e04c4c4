package ncc.checks.ngt.output;

import ncc.checks.ngt.fact.VssCapable;
import ncc.spi.source.Notation;

/// What else Prism's v3 API tells of the guest tools of a VM.
public final class PrismV3Vms extends SharedOutput {
  private static final String TOOLS = "status/resources/guest_tools/nutanix_guest_tools/";

  public PrismV3Vms() {
    super(
        "prism_v3_vms.json",
        Capabilities.named(TOOLS + "enabled_capability_list")
            .harmless(TOOLS + "vss_snapshot_capable", Notation.TRUTH, VssCapable::new));
  }
}
