package ncc.server.web;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// Where the daemon listens.
///
/// @param host a name or an address, without brackets; empty for every address of the machine
/// @param port 0 for one that is free
public record ListenAddress(String host, int port) {
  /// Port 9474 of the loopback interface.
  public static final ListenAddress DEFAULT = new ListenAddress("127.0.0.1", 9474);

  private static final Pattern TEXT =
      Pattern.compile("(?:\\[(?<six>[0-9A-Fa-f:.%]+)]|(?<host>[^\\[\\]:]*)):(?<port>\\d{1,5})");

  public ListenAddress {
    requireNonNull(host);
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
    }
  }

  /// Reads `host:port`, `[::1]:port` or `:port`.
  ///
  /// @throws IllegalArgumentException when it is none of them
  public static ListenAddress of(String text) {
    var matched = TEXT.matcher(text);
    if (!matched.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no address; host:port, [::1]:port or :port would be");
    }
    var six = matched.group("six");
    return new ListenAddress(
        six == null ? requireNonNull(matched.group("host")) : six,
        Integer.parseInt(matched.group("port")));
  }

  /// Whether only this machine can reach it.
  ///
  /// @throws UnknownHostException when the host has no address
  public boolean isLoopback() throws UnknownHostException {
    if (host.isEmpty()) {
      return false;
    }
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (!address.isLoopbackAddress()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
