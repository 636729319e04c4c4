package ncc.engine.network;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import ncc.spi.probe.ClientKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A key pair with a certificate that it signed itself, made for the occasion.
record TestPair(KeyPair keys, X509Certificate certificate) {
  static final Instant NOT_AFTER = Instant.parse("2030-01-01T00:00:00Z");

  /// @param algorithm `EC` or `RSA`
  static TestPair of(String algorithm, String name, String... dnsNames)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    var generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(algorithm.equals("EC") ? 256 : 2048);
    var keys = generator.generateKeyPair();
    return new TestPair(keys, certificate(keys, new X500Name("CN=" + name), dnsNames));
  }

  private static X509Certificate certificate(KeyPair keys, X500Name name, String... dnsNames)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(NOT_AFTER.minus(Duration.ofDays(1000))),
            Date.from(NOT_AFTER),
            name,
            keys.getPublic());
    if (dnsNames.length > 0) {
      builder.addExtension(Extension.subjectAlternativeName, false, names(dnsNames));
    }
    var signer =
        new JcaContentSignerBuilder(
                keys.getPublic().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
            .build(keys.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static GeneralNames names(String... dnsNames) {
    var names = new GeneralName[dnsNames.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = new GeneralName(GeneralName.dNSName, dnsNames[i]);
    }
    return new GeneralNames(names);
  }

  /// Writes it as an operator would have it.
  ClientKey saved(Path folder) throws IOException, GeneralSecurityException {
    var certificates = folder.resolve("client.pem");
    var key = folder.resolve("client-key.pem");
    Files.writeString(certificates, pem("CERTIFICATE", certificate.getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return new ClientKey(certificates, key);
  }

  static String pem(String kind, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind);
  }
}
