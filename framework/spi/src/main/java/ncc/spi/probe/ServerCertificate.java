package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/// What a certificate says. Names in it were chosen by whoever made it: escape them.
///
/// @param subject distinguished name (RFC 2253)
/// @param issuer distinguished name (RFC 2253)
/// @param names DNS names and addresses it is made out for (RFC 5280, 4.2.1.6); may be empty
/// @param notBefore from when it holds
/// @param notAfter until when it holds
/// @param key kind and size, such as `RSA 2048` or `EC 256`
/// @param fingerprint SHA-256 over the certificate's DER form, 64 hexadecimal digits in lower case
public record ServerCertificate(
    String subject,
    String issuer,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    String key,
    String fingerprint) {
  public ServerCertificate {
    requireNonNull(subject);
    requireNonNull(issuer);
    names = List.copyOf(names);
    requireNonNull(notBefore);
    requireNonNull(notAfter);
    requireNonNull(key);
    requireNonNull(fingerprint);
  }
}
