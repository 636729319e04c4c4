package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// The AOS of a cluster.
///
/// @param version such as 6.10.1
@FactInfo(id = "AOS_VERSION", title = "AOS version", order = 110)
public record AosVersion(Version version) implements Fact {
  public AosVersion {
    requireNonNull(version);
  }

  /// 4.1 and 4.1.0 are one version.
  @Override
  public boolean agrees(Fact other) {
    return other instanceof AosVersion(var theirs) && version.compareTo(theirs) == 0;
  }
}
