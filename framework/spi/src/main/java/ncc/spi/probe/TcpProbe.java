package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

/// Does a TCP port accept a connection?
public record TcpProbe(Endpoint target) implements Probe<TcpAnswer> {
  public TcpProbe {
    requireNonNull(target);
  }
}
