package ncc.checks.ngt.output;

/// The same in the list of guest tools alone.
public final class PrismV1GuestTools extends SharedOutput {
  public PrismV1GuestTools() {
    super("prism_v1_guest_tools.json", Capabilities.flagged("applications"));
  }
}
