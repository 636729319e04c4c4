package ncc.checks.ngt.fact;

import java.util.List;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// Whether a network interface of the guest has a static IPv4 address, which NGT keeps over a
/// failover.
///
/// @param any at least one has
@FactInfo(id = "NGT_STATIC_IP", title = "static IP address", order = 116)
public record StaticIp(boolean any) implements Fact {

  /// @param flags of each address
  public StaticIp(List<Boolean> flags) {
    this(flags.contains(true));
  }
}
