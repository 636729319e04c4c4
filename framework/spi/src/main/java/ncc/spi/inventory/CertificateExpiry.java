package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// When the client certificate of a VM's agent expires.
///
/// @param notAfter its last moment
@FactInfo(id = "CERTIFICATE_NOT_AFTER", title = "expiry of the client certificate", order = 80)
public record CertificateExpiry(Instant notAfter) implements Fact {
  public CertificateExpiry {
    requireNonNull(notAfter);
  }
}
