package ncc.checks.ngt.output;

/// What else Prism's v1 API tells of the guest tools of a VM.
public final class PrismV1Vms extends SharedOutput {
  public PrismV1Vms() {
    super("prism_v1_vms.json", Capabilities.flagged("nutanixGuestTools/applications"));
  }
}
