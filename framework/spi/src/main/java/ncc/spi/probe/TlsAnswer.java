package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// A TLS server showed its certificate. Nothing is said about trust: whether the chain leads to a
/// known authority is not what is asked.
///
/// @param address the address that answered, as text
/// @param subject distinguished name of the server's certificate (RFC 2253)
/// @param notAfter when that certificate expires
/// @param accepted the handshake was completed without a client certificate
public record TlsAnswer(String address, String subject, Instant notAfter, boolean accepted) {
  public TlsAnswer {
    requireNonNull(address);
    requireNonNull(subject);
    requireNonNull(notAfter);
  }
}
