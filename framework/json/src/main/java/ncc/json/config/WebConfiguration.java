package ncc.json.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.message.Count;

/// What a file for `--web.config.file` says, in the format that exporters of Prometheus share.
///
/// @param tls empty for plain HTTP
/// @param headers that every answer has
/// @param users the bcrypt hash of each user's password
public record WebConfiguration(
    Optional<WebTls> tls, Map<String, String> headers, Map<String, String> users) {
  /// Nothing configured.
  public static final WebConfiguration NONE =
      new WebConfiguration(Optional.empty(), Map.of(), Map.of());

  /// Whether a client has to show a certificate.
  public enum ClientCertificates {
    NOT_ASKED,
    VERIFIED_IF_GIVEN,
    REQUIRED
  }

  /// How connections are encrypted.
  ///
  /// @param certificates PEM, the server's own first
  /// @param key PEM
  /// @param authorities PEM; whose certificates clients may show; there where they are asked
  /// @param protocols as Java calls them, at least one
  /// @param ciphers suites by their IANA names; empty for those of the JDK
  public record WebTls(
      Path certificates,
      Path key,
      ClientCertificates clients,
      Optional<Path> authorities,
      List<String> protocols,
      List<String> ciphers) {
    public WebTls {
      requireNonNull(certificates);
      requireNonNull(key);
      requireNonNull(clients);
      requireNonNull(authorities);
      protocols = List.copyOf(protocols);
      ciphers = List.copyOf(ciphers);
    }
  }

  public WebConfiguration {
    requireNonNull(tls);
    headers = Map.copyOf(headers);
    users = Map.copyOf(users);
  }

  /// Without what could help somebody to guess a password.
  @Override
  public String toString() {
    return "tls %s, %s".formatted(tls.isPresent(), Count.of(users.size(), "user"));
  }
}
