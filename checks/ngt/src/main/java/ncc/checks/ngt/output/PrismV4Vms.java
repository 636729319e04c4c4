package ncc.checks.ngt.output;

import java.util.Optional;
import ncc.checks.ngt.fact.FileRestoreEnabled;
import ncc.checks.ngt.fact.VssCapable;
import ncc.checks.ngt.fact.VssEnabled;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;

/// What else Prism's v4 API tells of the guest tools of a VM.
public final class PrismV4Vms implements Output {
  private static final String TOOLS = "guestTools/";

  @Override
  public String file() {
    return "prism_v4_vms.json";
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
                TOOLS + "capabilities",
                Capabilities.NAMES,
                names -> new VssEnabled(names.contains(Capabilities.SNAPSHOTS)))
            .eachHarmless(
                TOOLS + "capabilities",
                Capabilities.NAMES,
                names -> new FileRestoreEnabled(names.contains(Capabilities.RESTORE)))
            .harmless(TOOLS + "isVssSnapshotCapable", Notation.TRUTH, VssCapable::new));
  }
}
