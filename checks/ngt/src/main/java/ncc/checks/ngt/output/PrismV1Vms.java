package ncc.checks.ngt.output;

import java.util.Optional;
import ncc.checks.ngt.fact.FileRestoreEnabled;
import ncc.checks.ngt.fact.VssEnabled;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;

/// What else Prism's v1 API tells of the guest tools of a VM.
public final class PrismV1Vms implements Output {
  private static final String APPLICATIONS = "nutanixGuestTools/applications/";

  @Override
  public String file() {
    return "prism_v1_vms.json";
  }

  @Override
  public Ask ask() {
    return new Ask.Shared();
  }

  @Override
  public Optional<Layout> layout() {
    return Optional.of(
        Layout.further()
            .harmless(APPLICATIONS + "vss_snapshot", Notation.TRUTH, VssEnabled::new)
            .harmless(
                APPLICATIONS + "file_level_restore", Notation.TRUTH, FileRestoreEnabled::new));
  }
}
