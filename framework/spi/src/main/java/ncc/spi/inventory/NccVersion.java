package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// The NCC of a cluster.
///
/// @param version as the cluster spells it, such as `ncc-5.1.1`
@FactInfo(id = "NCC_VERSION", title = "NCC version", order = 115)
public record NccVersion(String version) implements Fact {
  public NccVersion {
    requireNonNull(version);
  }
}
