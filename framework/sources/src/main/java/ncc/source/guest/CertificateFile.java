package ncc.source.guest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ncc.spi.inventory.Guest.Certificate;

/// Reads the certificates of one file, PEM or DER. Of a PEM file only what stands between the lines
/// of a certificate is decoded, so a private key beside it is not.
final class CertificateFile {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final Optional<X509Certificate> NONE = Optional.empty();
  private static final int DER_SEQUENCE = 0x30;

  private CertificateFile() {}

  /// Empty for a file that is something else.
  ///
  /// @param path what the certificates are said to be from
  /// @throws IOException when it says that it holds a certificate and that cannot be read
  static List<Certificate> read(String path, byte[] bytes) throws IOException {
    var der = bytes.length > 0 && bytes[0] == DER_SEQUENCE ? parsed(bytes) : NONE;
    if (der.isPresent()) {
      return List.of(certificate(path, der.get()));
    }
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var certificates = new ArrayList<Certificate>();
    for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
      int from = at + BEGIN.length();
      int end = text.indexOf(END, from);
      var one = end < 0 ? NONE : pem(text.substring(from, end));
      certificates.add(certificate(path, one.orElseThrow(() -> damaged(path))));
    }
    return certificates;
  }

  private static FileSystemException damaged(String path) {
    return new FileSystemException(path, null, "holds a certificate that cannot be read");
  }

  private static Optional<X509Certificate> pem(String body) {
    try {
      return parsed(Base64.getMimeDecoder().decode(body));
    } catch (IllegalArgumentException _) {
      return NONE;
    }
  }

  /// Empty for what is no certificate, such as a key.
  private static Optional<X509Certificate> parsed(byte[] der) {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      return Optional.of(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException _) {
      return NONE;
    }
  }

  private static Certificate certificate(String path, X509Certificate one) {
    return new Certificate(
        path,
        one.getSubjectX500Principal().getName(),
        one.getSerialNumber().toString(16).toLowerCase(Locale.ROOT),
        one.getNotBefore().toInstant(),
        one.getNotAfter().toInstant(),
        one.getBasicConstraints() >= 0);
  }
}
