package ncc.source.ssh;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;
import ncc.spi.source.LocationException;
import ncc.spi.source.SourceException;

/// Where to log in, and as whom.
///
/// @param host a name, or an address without brackets
record SshAddress(String user, String host, int port) {
  private static final int USUAL_PORT = 22;
  private static final Pattern LOCATION =
      Pattern.compile(
          "(?:(?<user>[^@:/\\s]+)@)?(?:\\[(?<six>[0-9a-fA-F:.%]+)]|(?<host>[^@:/\\s\\[\\]]+))"
              + "(?::(?<port>\\d{1,5}))?/?");

  SshAddress {
    requireNonNull(user);
    requireNonNull(host);
  }

  /// @param location of a URI, `//nutanix@192.0.2.11:22`
  static SshAddress ofLocation(String location) throws SourceException {
    if (!location.startsWith("//")) {
      throw wrong("ssh://user@cvm[:port]", location);
    }
    return parse(location.substring(2), Optional.empty(), "ssh://user@cvm[:port]");
  }

  /// @param text `cvm` or `user@cvm:port`
  /// @param user when the text names none
  /// @param expected what to write, for the message
  static SshAddress parse(String text, Optional<String> user, String expected)
      throws SourceException {
    var match = LOCATION.matcher(text);
    if (!match.matches()) {
      throw wrong(expected, text);
    }
    var name = Optional.ofNullable(match.group("user")).or(() -> user);
    var six = match.group("six");
    return new SshAddress(
        name.orElseThrow(() -> wrong(expected, text)),
        six != null ? six : match.group("host"),
        port(match.group("port"), expected, text));
  }

  private static int port(
      @org.jspecify.annotations.Nullable String digits, String expected, String text)
      throws SourceException {
    int port = digits == null ? USUAL_PORT : Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw wrong(expected, text);
    }
    return port;
  }

  /// Somebody may have written a password into it: then it is not repeated.
  private static SourceException wrong(String expected, String text) {
    int at = text.indexOf('@');
    boolean isSecret = at >= 0 && text.substring(0, at).replace("//", "").indexOf(':') >= 0;
    return new LocationException(
        isSecret
            ? "a password does not belong into a URI: expected " + expected + ", and password-file"
            : "expected " + expected + ", but found '" + text + "'");
  }

  /// How `known_hosts` calls it.
  String knownAs() {
    return port == USUAL_PORT ? host : "[" + host + "]:" + port;
  }

  /// Its URI.
  @Override
  public String toString() {
    var shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return "ssh://" + user + "@" + shown + (port == USUAL_PORT ? "" : ":" + port);
  }
}
