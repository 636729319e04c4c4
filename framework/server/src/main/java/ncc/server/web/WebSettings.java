package ncc.server.web;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ncc.json.config.WebConfiguration.WebTls;
import ncc.server.access.Guard;
import ncc.server.access.Outside;

/// How the daemon is reached.
///
/// @param tls empty for plain HTTP
/// @param headers that every answer has, over those it has anyhow
/// @param guard lets requests through to the parts
/// @param outside how it looks from outside; asked for each request
public record WebSettings(
    ListenAddress address,
    Optional<WebTls> tls,
    Map<String, String> headers,
    Guard guard,
    Supplier<Outside> outside) {
  /// People find it where it listens.
  public WebSettings(
      ListenAddress address, Optional<WebTls> tls, Map<String, String> headers, Guard guard) {
    this(address, tls, headers, guard, () -> Outside.SAME);
  }

  public WebSettings {
    requireNonNull(address);
    requireNonNull(tls);
    headers = Map.copyOf(headers);
    requireNonNull(guard);
    requireNonNull(outside);
  }
}
