package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// One place facts were read from, at one time: a file of a capture, a command, an API call.
///
/// @param name what an operator can find again, such as `tokyo-01/ncli_ngt_list.txt`
/// @param takenAt when the world was as this says
public record Origin(String name, Instant takenAt) {
  public Origin {
    requireNonNull(name);
    requireNonNull(takenAt);
  }
}
