package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// The virtual IP of a cluster (External IP address).
///
/// @param address an IPv4 or IPv6 literal
@FactInfo(id = "VIP", title = "cluster virtual IP", order = 130)
public record VirtualIp(String address) implements Fact {
  public VirtualIp {
    requireNonNull(address);
  }
}
