package ncc.source.prism.http;

import java.security.cert.X509Certificate;
import java.util.Set;

/// Trusts the certificates an operator has pinned and no other, whatever their name, issuer and
/// date: the pin is the certificate itself.
final class PinnedTrust extends ServerTrust {
  private final PrismAddress address;
  private final Set<Fingerprint> pins;

  PinnedTrust(PrismAddress address, Set<Fingerprint> pins) {
    this.address = address;
    this.pins = Set.copyOf(pins);
  }

  @Override
  void check(X509Certificate[] chain, Ordinary ordinary) throws UntrustedException {
    if (!pins.contains(Fingerprint.of(chain[0]))) {
      throw new UntrustedException(address, chain[0], "`pin-sha256` names another", null);
    }
  }
}
