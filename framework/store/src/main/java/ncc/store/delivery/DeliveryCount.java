package ncc.store.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// How many deliveries to a receiver are alike.
///
/// @param count at least 1
/// @param oldest when the first of them was queued
public record DeliveryCount(String receiver, DeliveryState state, long count, Instant oldest) {
  public DeliveryCount {
    requireNonNull(receiver);
    requireNonNull(state);
    requireNonNull(oldest);
  }
}
