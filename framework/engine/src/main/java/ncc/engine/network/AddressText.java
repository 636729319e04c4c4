package ncc.engine.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Writes addresses as people do: IPv6 with its longest row of zeros left out (RFC 5952).
final class AddressText {
  private static final Pattern ZEROS = Pattern.compile("(?<![^:])0(?::0)+(?![^:%])");

  private AddressText() {}

  static String of(InetAddress address) {
    var text = address.getHostAddress();
    return address instanceof Inet6Address ? shortened(text) : text;
  }

  private static String shortened(String text) {
    return ZEROS
        .matcher(text)
        .results()
        .max(Comparator.comparingInt((MatchResult zeros) -> zeros.group().length()))
        .map(zeros -> without(text, zeros))
        .orElse(text);
  }

  private static String without(String text, MatchResult zeros) {
    var head = text.substring(0, zeros.start()).replaceAll(":$", "");
    var tail = text.substring(zeros.end()).replaceAll("^:", "");
    return head + "::" + tail;
  }
}
