package ncc.store.delivery;

import static java.util.Objects.requireNonNull;

import ncc.spi.alert.Alert;

/// What a receiver does not know of an alert.
///
/// @param alert as it is, with its trail
/// @param believesOpen it was told that the alert is open
public record OwedNews(String receiver, Alert alert, boolean believesOpen) {
  public OwedNews {
    requireNonNull(receiver);
    requireNonNull(alert);
  }
}
