package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

/// A connection was accepted.
///
/// @param address the address that accepted, as text
public record TcpAnswer(String address) {
  public TcpAnswer {
    requireNonNull(address);
  }
}
