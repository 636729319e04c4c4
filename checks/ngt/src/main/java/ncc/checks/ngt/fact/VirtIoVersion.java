package ncc.checks.ngt.fact;

import static java.util.Objects.requireNonNull;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;
import ncc.spi.inventory.Version;

/// Which Nutanix VirtIO drivers are installed in the guest.
///
/// @param version as its agent last reported
@FactInfo(id = "VIRTIO_VERSION", title = "VirtIO version in the guest", order = 125)
public record VirtIoVersion(Version version) implements Fact {
  public VirtIoVersion {
    requireNonNull(version);
  }

  /// 1.2 and 1.2.0 are one version.
  @Override
  public boolean agrees(Fact other) {
    return other instanceof VirtIoVersion(var theirs) && version.compareTo(theirs) == 0;
  }
}
