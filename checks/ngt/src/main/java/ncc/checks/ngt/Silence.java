package ncc.checks.ngt;

import java.time.Instant;
import java.util.Optional;
import ncc.spi.check.CheckContext;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.Vm;

/// Why an agent may be silent over every path, as far as the facts tell.
final class Silence {
  private Silence() {}

  /// An agent that reports brings its version; a source that could know it knows none.
  static boolean neverReported(Vm vm, CheckContext context) {
    return vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version).isEmpty()
        && vm.get(CertificateExpiry.class).map(CertificateExpiry::notAfter).isEmpty()
        && context.inventory().canKnow(FactType.of(NgtInstalledVersion.class))
        && context.inventory().whyMissing(FactType.of(NgtInstalledVersion.class), vm).isEmpty();
  }

  /// When its certificate expired; empty where it lasts, or is not known.
  static Optional<Instant> expiredSince(Vm vm, Instant now) {
    return vm.get(CertificateExpiry.class)
        .map(CertificateExpiry::notAfter)
        .filter(notAfter -> notAfter.isBefore(now));
  }
}
