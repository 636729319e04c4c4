package ncc.source.guest;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes certificates.
final class Certificates {
  static final Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  static final KeyPair KEY = key();

  private Certificates() {}

  private static KeyPair key() {
    try {
      return KeyPairGenerator.getInstance("EC").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static X509Certificate client(String subject, Instant notAfter) throws Exception {
    return made(subject, notAfter, false);
  }

  static X509Certificate authority(String subject, Instant notAfter) throws Exception {
    return made(subject, notAfter, true);
  }

  private static X509Certificate made(String subject, Instant notAfter, boolean isAuthority)
      throws Exception {
    var name = new X500Name(subject);
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(0x1f2e),
            Date.from(NOT_BEFORE),
            Date.from(notAfter),
            name,
            KEY.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(KEY.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  static String pem(X509Certificate certificate) throws GeneralSecurityException {
    return block("CERTIFICATE", certificate.getEncoded());
  }

  static String pemKey() {
    return block("PRIVATE KEY", KEY.getPrivate().getEncoded());
  }

  private static String block(String type, byte[] der) {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, body, type);
  }
}
