package ncc.engine.notify;

import java.time.Duration;

/// What delivering may take.
///
/// @param atOnce deliveries to one receiver at the same time, at least 1
/// @param deadline of one try, positive
/// @param shortest wait before a second try, positive
/// @param longest wait before any try, not less than `shortest`
/// @param giveUp how long after it was queued a delivery is tried again
public record DeliveryLimits(
    int atOnce, Duration deadline, Duration shortest, Duration longest, Duration giveUp) {
  public static final DeliveryLimits DEFAULT =
      new DeliveryLimits(
          4,
          Duration.ofMinutes(2),
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofHours(24));

  public DeliveryLimits {
    if (atOnce < 1
        || !deadline.isPositive()
        || !shortest.isPositive()
        || longest.compareTo(shortest) < 0
        || !giveUp.isPositive()) {
      throw new IllegalArgumentException("limits of deliveries must be positive, and in order");
    }
  }
}
