package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// The agent that a guest runs.
///
/// @param version as it last reported; not told of one that never did
@FactInfo(id = "INSTALLED_VERSION", title = "NGT version in the guest", order = 30)
public record NgtInstalledVersion(Version version) implements Fact {
  public NgtInstalledVersion {
    requireNonNull(version);
  }

  /// 4.1 and 4.1.0 are one version.
  @Override
  public boolean agrees(Fact other) {
    return other instanceof NgtInstalledVersion(var theirs) && version.compareTo(theirs) == 0;
  }
}
