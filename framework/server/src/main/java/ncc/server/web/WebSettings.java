package ncc.server.web;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import ncc.json.config.WebConfiguration.WebTls;
import ncc.server.access.Guard;

/// How the daemon is reached.
///
/// @param tls empty for plain HTTP
/// @param headers that every answer has, over those it has anyhow
/// @param guard lets requests through to the parts
public record WebSettings(
    ListenAddress address, Optional<WebTls> tls, Map<String, String> headers, Guard guard) {
  public WebSettings {
    requireNonNull(address);
    requireNonNull(tls);
    headers = Map.copyOf(headers);
    requireNonNull(guard);
  }
}
