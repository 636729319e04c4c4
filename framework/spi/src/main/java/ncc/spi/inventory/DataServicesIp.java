package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// The External Data Services IP of a cluster.
///
/// @param address an IPv4 or IPv6 literal
@FactInfo(id = "DSIP", title = "data services IP", order = 140)
public record DataServicesIp(String address) implements Fact {
  public DataServicesIp {
    requireNonNull(address);
  }
}
