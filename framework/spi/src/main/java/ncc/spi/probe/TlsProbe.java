package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

/// Does a TLS server answer, and with which certificate? Asked without a client certificate, so a
/// server that shows its own and then refuses us has answered.
public record TlsProbe(Endpoint target) implements Probe<TlsAnswer> {
  public TlsProbe {
    requireNonNull(target);
  }
}
