package ncc.spi.check;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import ncc.spi.inventory.Inventory;

/// What a check may know besides its subject.
///
/// @param inventory the cluster's facts
/// @param now the one instant the whole run judges by
public record CheckContext(Inventory inventory, Instant now) {
  public CheckContext {
    requireNonNull(inventory);
    requireNonNull(now);
  }

  /// How long until `instant`; negative when it is past.
  public Duration until(Instant instant) {
    return Duration.between(now, instant);
  }
}
