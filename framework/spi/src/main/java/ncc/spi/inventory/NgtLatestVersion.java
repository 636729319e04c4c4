package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// The agent that a cluster would install, told of the cluster or of one of its VMs.
///
/// @param version bundled with the cluster's AOS
@FactInfo(id = "LATEST_VERSION", title = "NGT version of the cluster", order = 40)
public record NgtLatestVersion(Version version) implements Fact {
  public NgtLatestVersion {
    requireNonNull(version);
  }

  /// 4.1 and 4.1.0 are one version.
  @Override
  public boolean agrees(Fact other) {
    return other instanceof NgtLatestVersion(var theirs) && version.compareTo(theirs) == 0;
  }
}
