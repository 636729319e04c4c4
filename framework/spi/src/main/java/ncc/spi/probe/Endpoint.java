package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

/// A place on the network. Comes from the inventory, the configuration or the command line, never
/// from an answer of the system under check.
///
/// @param host an address or a name
/// @param port 1 to 65535
public record Endpoint(String host, int port) {
  public Endpoint {
    requireNonNull(host);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port must be 1 to 65535, but is " + port);
    }
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
