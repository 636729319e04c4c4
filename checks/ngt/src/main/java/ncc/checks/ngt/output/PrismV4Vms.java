package ncc.checks.ngt.output;

import ncc.checks.ngt.fact.VssCapable;
import ncc.spi.source.Notation;

/// What else Prism's v4 API tells of the guest tools of a VM.
public final class PrismV4Vms extends SharedOutput {
  public PrismV4Vms() {
    super(
        "prism_v4_vms.json",
        Capabilities.named("guestTools/capabilities")
            .harmless("guestTools/isVssSnapshotCapable", Notation.TRUTH, VssCapable::new));
  }
}
