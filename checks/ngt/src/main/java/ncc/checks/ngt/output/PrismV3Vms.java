package ncc.checks.ngt.output;

import java.util.Optional;
import ncc.checks.ngt.fact.FileRestoreEnabled;
import ncc.checks.ngt.fact.VssCapable;
import ncc.checks.ngt.fact.VssEnabled;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;

/// What else Prism's v3 API tells of the guest tools of a VM.
public final class PrismV3Vms implements Output {
  private static final String TOOLS = "status/resources/guest_tools/nutanix_guest_tools/";

  @Override
  public String file() {
    return "prism_v3_vms.json";
  }

  @Override
  public Ask ask() {
    return new Ask.Shared();
  }

  @Override
  public Optional<Layout> layout() {
    return Optional.of(
        Layout.further()
            .eachHarmless(
                TOOLS + "enabled_capability_list",
                Capabilities.NAMES,
                names -> new VssEnabled(names.contains(Capabilities.SNAPSHOTS)))
            .eachHarmless(
                TOOLS + "enabled_capability_list",
                Capabilities.NAMES,
                names -> new FileRestoreEnabled(names.contains(Capabilities.RESTORE)))
            .harmless(TOOLS + "vss_snapshot_capable", Notation.TRUTH, VssCapable::new));
  }
}
