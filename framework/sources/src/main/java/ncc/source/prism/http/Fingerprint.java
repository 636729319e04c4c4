package ncc.source.prism.http;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The SHA-256 of a certificate's DER form.
///
/// @param hex 64 digits in upper case
record Fingerprint(String hex) {
  private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();
  private static final Pattern PLAIN = Pattern.compile("[0-9A-F]{64}");

  Fingerprint {
    requireNonNull(hex);
  }

  static Fingerprint of(X509Certificate certificate) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new Fingerprint(HexFormat.of().withUpperCase().formatHex(digest));
    } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// With or without colons, in upper or lower case.
  static Optional<Fingerprint> parse(String text) {
    var plain = text.strip().replace(":", "").toUpperCase(java.util.Locale.ROOT);
    return PLAIN.matcher(plain).matches() ? Optional.of(new Fingerprint(plain)) : Optional.empty();
  }

  /// In pairs, as other tools print it: `AB:CD:…`.
  @Override
  public String toString() {
    return PAIRS.formatHex(HexFormat.of().parseHex(hex));
  }
}
