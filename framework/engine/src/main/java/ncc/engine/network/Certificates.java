package ncc.engine.network;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import ncc.spi.probe.ServerCertificate;

/// Turns the JDK's certificates into what an operator reads.
final class Certificates {
  private static final int DNS_NAME = 2;
  private static final int ADDRESS = 7;

  private Certificates() {}

  static ServerCertificate described(X509Certificate certificate) {
    return new ServerCertificate(
        name(certificate.getSubjectX500Principal()),
        name(certificate.getIssuerX500Principal()),
        names(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        key(certificate.getPublicKey()),
        fingerprint(certificate));
  }

  static String name(Principal principal) {
    return principal instanceof X500Principal name ? name.getName() : principal.getName();
  }

  /// A certificate whose list of names cannot be read has none that counts.
  private static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().filter(Certificates::isDnsOrAddress).map(Certificates::text).toList();
    } catch (CertificateParsingException _) {
      return List.of();
    }
  }

  private static boolean isDnsOrAddress(List<?> name) {
    return Objects.equals(name.get(0), DNS_NAME) || Objects.equals(name.get(0), ADDRESS);
  }

  private static String text(List<?> name) {
    return String.valueOf(name.get(1));
  }

  private static String key(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECPublicKey ec -> "EC " + ec.getParams().getOrder().bitLength();
      case DSAPublicKey dsa -> "DSA " + dsa.getParams().getP().bitLength();
      case EdECPublicKey ed -> ed.getParams().getName();
      default -> key.getAlgorithm();
    };
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateException e) {
      throw new IllegalStateException("every Java has SHA-256 and what it parsed", e);
    }
  }
}
