package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/// The key pair shown to a server that asks for a client certificate, by reference: nothing of what
/// the files hold is ever in a value, a message or a report.
///
/// @param certificates PEM, the client's own certificate first
/// @param key PEM, PKCS#8, not encrypted
public record ClientKey(Path certificates, Path key) {
  public ClientKey {
    requireNonNull(certificates);
    requireNonNull(key);
  }
}
