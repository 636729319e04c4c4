package ncc.json.config;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Where people find the daemon, when that is not where it listens: behind a proxy.
///
/// @param scheme `http` or `https`
/// @param authority host and, unless it is the scheme's own, port; in lower case
/// @param path before all of the daemon's own; empty, or such as `/ncc`
public record ExternalUrl(String scheme, String authority, String path) {
  /// As the file writes it.
  static final Pattern WRITTEN =
      Pattern.compile(
          "(?<scheme>https?)://(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:(?<port>\\d{1,5}))?"
              + "(?<path>(/[A-Za-z0-9._~-]+)*)/?");

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d+)?");

  /// What the daemon's own addresses begin with.
  private static final Set<String> OWN =
      Set.of(
          "-",
          "alerts",
          "api",
          "assets",
          "checks",
          "clusters",
          "metrics",
          "runs",
          "silences",
          "tasks",
          "vms");

  public ExternalUrl {
    requireNonNull(scheme);
    requireNonNull(authority);
    requireNonNull(path);
  }

  /// @throws IllegalArgumentException with what it must be
  public static ExternalUrl of(String text) {
    var matched = WRITTEN.matcher(text);
    if (!matched.matches()) {
      throw new IllegalArgumentException(
          "must be scheme, host and, where there is one, path, such as https://ncc.example/ncc,"
              + " but is '%s'".formatted(text));
    }
    var path = requireNonNull(matched.group("path"));
    if (!path.isEmpty() && OWN.contains(path.split("/", 3)[1])) {
      throw new IllegalArgumentException(
          "must have a path that begins like none of the daemon's own, such as /ncc, but is '%s'"
              .formatted(text));
    }
    var scheme = requireNonNull(matched.group("scheme"));
    var host = requireNonNull(matched.group("host")).toLowerCase(Locale.ROOT);
    var port = matched.group("port");
    boolean isUsual = port == null || port.equals(scheme.equals("https") ? "443" : "80");
    return new ExternalUrl(scheme, isUsual ? host : host + ":" + port, path);
  }

  public boolean isEncrypted() {
    return scheme.equals("https");
  }

  /// Whether only people on this machine can find it there, whatever a name server says.
  public boolean isLoopback() {
    return LOOPBACK.matcher(authority).matches();
  }

  /// What browsers call the site.
  public String origin() {
    return scheme + "://" + authority;
  }

  @Override
  public String toString() {
    return origin() + path;
  }
}
