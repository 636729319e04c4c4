package ncc.engine.network;

import java.util.Optional;
import java.util.ServiceLoader;

/// Holds handshakes faster than the JDK does, where this machine lets it. A service, which the
/// engine finds; the JDK's own TLS stays beside it for key pairs and for whatever it leaves
/// undecided.
public interface TlsLibrary {
  /// Gets ready, at the first call; thousands of clients may follow, from any thread.
  ///
  /// @return why it cannot be used here; empty when it can
  Optional<String> obstacle();

  /// The client's side of a handshake that offers TLS 1.2 and 1.3, believes every certificate,
  /// shows none, and resumes nothing.
  ///
  /// @param serverName to be sent (RFC 6066, 3); empty for addresses
  TlsClient client(Optional<String> serverName, TlsWitness witness);

  /// The one on the class path, usable or not.
  static Optional<TlsLibrary> find() {
    return ServiceLoader.load(TlsLibrary.class).findFirst();
  }
}
