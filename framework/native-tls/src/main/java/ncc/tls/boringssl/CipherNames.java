package ncc.tls.boringssl;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/// The names that BoringSSL has for the cipher suites of TLS 1.2, and IANA's. Those of TLS 1.3 are
/// the same.
final class CipherNames {
  private static final Map<String, String> BORING_BY_IANA =
      Map.of(
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "ECDHE-ECDSA-AES256-GCM-SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "ECDHE-RSA-AES256-GCM-SHA384",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-RSA-CHACHA20-POLY1305",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "ECDHE-RSA-AES128-GCM-SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "ECDHE-ECDSA-AES256-SHA",
          "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "ECDHE-RSA-AES256-SHA",
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "ECDHE-ECDSA-AES128-SHA",
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "ECDHE-RSA-AES128-SHA");

  private static final Map<String, String> IANA_BY_BORING =
      BORING_BY_IANA.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private CipherNames() {}

  /// Those of TLS 1.2 that the JDK would offer, in its order; what it has disabled stays so.
  static String offered() {
    return jdk().stream()
        .filter(BORING_BY_IANA::containsKey)
        .map(BORING_BY_IANA::get)
        .collect(Collectors.joining(":"));
  }

  static String iana(String boring) {
    return IANA_BY_BORING.getOrDefault(boring, boring);
  }

  private static List<String> jdk() {
    try {
      return Arrays.asList(SSLContext.getDefault().createSSLEngine().getEnabledCipherSuites());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }
}
