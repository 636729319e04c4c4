package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/// A TLS server showed its certificate. Nothing is said about trust: whether the chain leads to a
/// known authority is not what is asked.
///
/// @param address the address that answered, as text
/// @param protocol such as `TLSv1.3`
/// @param cipherSuite its IANA name, such as `TLS_AES_256_GCM_SHA384`
/// @param chain as the server sent it, its own certificate first; never empty
/// @param client what became of our side
public record TlsAnswer(
    String address,
    String protocol,
    String cipherSuite,
    List<ServerCertificate> chain,
    ClientAuthentication client) {
  public TlsAnswer {
    requireNonNull(address);
    requireNonNull(protocol);
    requireNonNull(cipherSuite);
    chain = List.copyOf(chain);
    requireNonNull(client);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a TLS server that answers shows a certificate");
    }
  }

  /// How far a connection came.
  public enum Level {
    /// The server showed its certificate. Whether it then wanted ours makes no difference: the port
    /// is open and the service behind it alive.
    TLS_ANSWERED,
    /// It asked for a certificate, was shown the given one and did not object.
    MUTUAL_TLS_ACCEPTED
  }

  public Level level() {
    return client.shown() && client.accepted() ? Level.MUTUAL_TLS_ACCEPTED : Level.TLS_ANSWERED;
  }

  /// The server's own certificate.
  public ServerCertificate certificate() {
    return chain.getFirst();
  }

  /// Distinguished name of the server's certificate (RFC 2253).
  public String subject() {
    return certificate().subject();
  }

  /// When the server's certificate expires.
  public Instant notAfter() {
    return certificate().notAfter();
  }

  /// The handshake was completed and not taken back.
  public boolean accepted() {
    return client.accepted();
  }
}
