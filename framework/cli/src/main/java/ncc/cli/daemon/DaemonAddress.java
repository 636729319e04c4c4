package ncc.cli.daemon;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;

/// Where a daemon serves, and how to come in there.
///
/// @param url without a slash at its end
/// @param authorities whose certificates are trusted; empty for those the Java runtime trusts
/// @param token never shown
record DaemonAddress(URI url, Optional<Path> authorities, Optional<String> token) {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int HIGHEST_PORT = 65_535;
  private static final String EXPECTED =
      "expected one such as https://ncc.example:9474 or http://127.0.0.1:9474";

  DaemonAddress {
    requireNonNull(url);
    requireNonNull(authorities);
    requireNonNull(token);
  }

  /// @throws Failure when `text` is no address, or a token would be sent in the clear
  static DaemonAddress of(String text, Optional<Path> authorities, Optional<String> token)
      throws Failure {
    var url = url(text);
    boolean isClear = !scheme(url).equals("https");
    if (isClear && token.isPresent() && !HERE.contains(host(url))) {
      throw refused("a token would be sent in the clear to " + host(url) + "; expected https://");
    }
    if (isClear && authorities.isPresent()) {
      throw refused(DaemonOption.AUTHORITIES + " has no meaning without https://");
    }
    return new DaemonAddress(url, authorities, token);
  }

  private static URI url(String text) throws Failure {
    URI url;
    try {
      url = new URI(text.replaceFirst("/+$", ""));
    } catch (URISyntaxException e) {
      throw new Failure(
          ExitCode.USAGE,
          DaemonOption.DAEMON + ": '%s' is no address of a daemon; %s".formatted(text, EXPECTED),
          e);
    }
    if (url.getRawUserInfo() != null) {
      throw refused("nobody stands in the address; expected NCC_TOKEN or " + DaemonOption.TOKEN);
    }
    boolean isUsual =
        Set.of("http", "https").contains(scheme(url))
            && url.getHost() != null
            && url.getPort() <= HIGHEST_PORT
            && url.getPort() != 0
            && url.getRawQuery() == null
            && url.getRawFragment() == null;
    if (!isUsual) {
      throw refused("'%s' is no address of a daemon; %s".formatted(text, EXPECTED));
    }
    return url;
  }

  private static String scheme(URI url) {
    return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
  }

  private static String host(URI url) {
    return url.getHost().toLowerCase(Locale.ROOT);
  }

  private static Failure refused(String why) {
    return new Failure(ExitCode.USAGE, DaemonOption.DAEMON + ": " + why);
  }

  /// Without the token.
  @Override
  public String toString() {
    return url.toString();
  }
}
