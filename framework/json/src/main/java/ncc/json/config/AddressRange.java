package ncc.json.config;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// Addresses that begin with the same bits, such as `10.0.0.0/8`; or a single one.
///
/// @param bits how many of them
public record AddressRange(InetAddress network, int bits) {
  /// As the file writes it; an address in it is looked at besides.
  static final Pattern WRITTEN = Pattern.compile("(?<address>[0-9A-Fa-f:.]+)(/(?<bits>\\d{1,3}))?");

  public AddressRange {
    requireNonNull(network);
    if (bits < 0 || bits > network.getAddress().length * 8) {
      throw new IllegalArgumentException(bits + " bits");
    }
  }

  /// @throws IllegalArgumentException with what it must be
  public static AddressRange of(String text) {
    var matched = WRITTEN.matcher(text);
    try {
      if (matched.matches()) {
        var network = InetAddress.ofLiteral(requireNonNull(matched.group("address")));
        var bits = matched.group("bits");
        return new AddressRange(
            network, bits == null ? network.getAddress().length * 8 : Integer.parseInt(bits));
      }
    } catch (IllegalArgumentException _) {
      // As any other that is none.
    }
    throw new IllegalArgumentException(
        "must be addresses or ranges of them, such as 127.0.0.1 or 10.0.0.0/8, but is '%s'"
            .formatted(text));
  }

  public boolean contains(InetAddress address) {
    var own = network.getAddress();
    var other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((own[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + bits;
  }
}
