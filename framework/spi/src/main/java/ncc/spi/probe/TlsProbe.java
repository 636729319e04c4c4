package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// Does a TLS server answer, and with which certificate? Asked without a client certificate, a
/// server that shows its own and then refuses us has answered.
///
/// @param key what to show to a server that asks who we are
public record TlsProbe(Endpoint target, Repeat repeat, Optional<ClientKey> key)
    implements Probe<TlsAnswer> {
  public TlsProbe {
    requireNonNull(target);
    requireNonNull(repeat);
    requireNonNull(key);
  }

  /// Asked once, without a client certificate.
  public TlsProbe(Endpoint target) {
    this(target, Repeat.ONCE, Optional.empty());
  }
}
