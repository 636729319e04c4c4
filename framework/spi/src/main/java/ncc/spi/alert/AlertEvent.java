package ncc.spi.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// One step in the life of an alert. An alert's trail is never rewritten, only added to.
///
/// @param severity the alert's from then on
/// @param who `ncc`, or the person who did it
/// @param note the headline at that time, or what the person wrote; may be empty
public record AlertEvent(Instant at, Kind kind, Severity severity, String who, String note) {
  /// What happened.
  public enum Kind {
    RAISED,
    SEVERITY_CHANGED,
    ACKNOWLEDGED,
    ACKNOWLEDGEMENT_ENDED,
    RESOLVED,
    FLAPPING,
    STEADY
  }

  /// The name of what acts by itself.
  public static final String BY_ITSELF = "ncc";

  public AlertEvent {
    requireNonNull(at);
    requireNonNull(kind);
    requireNonNull(severity);
    requireNonNull(who);
    requireNonNull(note);
  }
}
