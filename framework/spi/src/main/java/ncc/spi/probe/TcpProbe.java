package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

/// Does a TCP port accept a connection?
public record TcpProbe(Endpoint target, Repeat repeat) implements Probe<TcpAnswer> {
  public TcpProbe {
    requireNonNull(target);
    requireNonNull(repeat);
  }

  /// Asked once.
  public TcpProbe(Endpoint target) {
    this(target, Repeat.ONCE);
  }
}
