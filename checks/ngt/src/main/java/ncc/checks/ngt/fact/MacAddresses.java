package ncc.checks.ngt.fact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// The MAC addresses of the network interfaces that the agent saw in its guest.
///
/// @param text in lower case, sorted, with commas between
@FactInfo(id = "NGT_MAC_ADDRESSES", title = "MAC addresses", order = 117)
public record MacAddresses(String text) implements Fact {
  public MacAddresses {
    requireNonNull(text);
  }

  public MacAddresses(List<String> addresses) {
    this(
        String.join(
            ", ",
            new TreeSet<>(addresses.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList())));
  }
}
