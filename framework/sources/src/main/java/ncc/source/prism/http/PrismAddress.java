package ncc.source.prism.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import ncc.spi.inventory.Caveat;
import ncc.spi.source.LocationException;
import ncc.spi.source.SourceException;

/// Where a Prism answers.
///
/// @param scheme of the source, such as `prism-element`
/// @param host a name or an address, IPv6 in brackets
/// @param user who is to ask, when the URI says so
public record PrismAddress(String scheme, String host, int port, Optional<String> user) {
  /// Where Prism listens.
  public static final int PORT = 9440;

  private static final int HIGHEST_PORT = 65_535;

  public PrismAddress {
    requireNonNull(scheme);
    requireNonNull(host);
    requireNonNull(user);
  }

  /// Reads `//[user@]host[:port]`.
  ///
  /// @throws SourceException one line that repeats nothing of what may be a password
  public static PrismAddress parse(String scheme, String location) throws SourceException {
    try {
      return of(scheme, new URI(location.startsWith("//") ? location : "//" + location));
    } catch (URISyntaxException _) {
      throw wrong(scheme, "this is no address");
    }
  }

  private static PrismAddress of(String scheme, URI uri) throws SourceException {
    var user = Optional.ofNullable(uri.getUserInfo());
    if (user.filter(text -> text.contains(":")).isPresent()) {
      throw wrong(scheme, "a password has no place in a URI, set `password-file` or the like");
    }
    if (uri.getHost() == null || uri.getPort() > HIGHEST_PORT || uri.getPort() == 0) {
      throw wrong(scheme, "no host, or no port that exists");
    }
    if (!uri.getPath().isEmpty() && !uri.getPath().equals("/")) {
      throw wrong(scheme, "nothing may follow the host, but there is " + quoted(uri.getPath()));
    }
    return new PrismAddress(scheme, uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort(), user);
  }

  private static String quoted(String text) {
    return Caveat.quoted(text);
  }

  private static SourceException wrong(String scheme, String what) {
    return new LocationException(
        scheme + ": " + what + "; expected " + scheme + "://[user@]host[:" + PORT + "]");
  }

  /// Such as `pe.example:9440`.
  public String server() {
    return host + ":" + port;
  }

  /// What an operator calls it, such as `prism-element://pe.example:9440`.
  public String name() {
    return scheme + "://" + server();
  }

  /// The host as sockets take it.
  String socketHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  URI uri(String pathAndQuery) {
    return URI.create("https://" + server() + pathAndQuery);
  }
}
