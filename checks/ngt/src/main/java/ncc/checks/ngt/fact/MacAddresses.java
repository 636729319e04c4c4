package ncc.checks.ngt.fact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// The MAC addresses of the network interfaces that the agent saw in its guest.
///
/// @param text in lower case, sorted, with commas between; empty where no interface has one of its
///   own
@FactInfo(id = "NGT_MAC_ADDRESSES", title = "MAC addresses", order = 117)
public record MacAddresses(String text) implements Fact {
  /// Of loopback and broadcast, and of tunnels, which have eight bytes: every guest has these.
  private static final Pattern OF_ANYBODY =
      Pattern.compile("(?:00:){5}00|(?:ff:){5}ff|(?:[0-9a-f]{2}:){7}[0-9a-f]{2}");

  public MacAddresses {
    requireNonNull(text);
  }

  public MacAddresses(List<String> addresses) {
    this(String.join(", ", distinct(addresses)));
  }

  private static TreeSet<String> distinct(List<String> addresses) {
    var distinct = new TreeSet<>(addresses.stream().map(MacAddresses::own).toList());
    distinct.remove("");
    return distinct;
  }

  /// The same address in one spelling; empty for one that is not its interface's own.
  ///
  /// @param address with colons or hyphens, in whatever case
  public static String own(String address) {
    var lower = address.toLowerCase(Locale.ROOT).replace('-', ':');
    return OF_ANYBODY.matcher(lower).matches() ? "" : lower;
  }
}
