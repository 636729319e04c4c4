package ncc.checks.ngt;

import java.util.Set;
import ncc.spi.check.Verdict;
import ncc.spi.probe.TlsAnswer;

/// Versions of TLS that are not to be used any more (RFC 8996).
final class OldTls {
  private static final Set<String> VERSIONS = Set.of("TLSv1", "TLSv1.1");

  private OldTls() {}

  static boolean isSpoken(TlsAnswer answer) {
    return VERSIONS.contains(answer.protocol());
  }

  static Verdict verdict() {
    return Verdict.warn(
        "The NGT port speaks no TLS newer than 1.1, which RFC 8996 forbids", "it chose {protocol}");
  }
}
