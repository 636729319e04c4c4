package ncc.spi.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// Somebody knows of an alert.
///
/// @param until when it ends by itself and the alert is open again; empty for the alert's life
public record Acknowledgement(String who, String note, Instant at, Optional<Instant> until) {
  public Acknowledgement {
    requireNonNull(who);
    requireNonNull(note);
    requireNonNull(at);
    requireNonNull(until);
  }
}
