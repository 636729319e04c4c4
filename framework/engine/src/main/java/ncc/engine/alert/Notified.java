package ncc.engine.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification.Kind;

/// What receivers know of an alert, set against how it stands: the difference is owed to them. So
/// nothing that was held back is lost, and nothing is said twice.
///
/// @param remind how often they hear that it is still open
/// @param now to the millisecond, as [Turns] has it
record Notified(Duration remind, Instant now) {
  Notified {
    now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /// When receivers were told that it is open, if they have not been told that it ended.
  static Optional<Instant> stillThoughtOpen(Alert resolved) {
    return resolved
        .notifiedAt()
        .filter(told -> resolved.resolvedAt().filter(told::isBefore).isPresent());
  }

  /// The severity that receivers were told last; of one that they were never told of, its first.
  static Severity knownSeverity(Alert alert) {
    return severityAt(alert.notifiedAt().orElse(Instant.MIN), alert);
  }

  /// What they are to be told now; empty for nothing.
  Optional<Kind> owed(Alert alert) {
    return switch (alert.state()) {
      case PENDING -> Optional.empty();
      case RESOLVED, AUTO_RESOLVED -> owedOfResolved(alert);
      case OPEN, ACKNOWLEDGED ->
          knownSince(alert).map(known -> owed(alert, known)).orElse(Optional.of(Kind.RAISED));
    };
  }

  private static Optional<Kind> owedOfResolved(Alert alert) {
    return alert.flapping() || stillThoughtOpen(alert).isEmpty()
        ? Optional.empty()
        : Optional.of(Kind.RESOLVED);
  }

  /// Who acknowledged it knows of it.
  private static Optional<Instant> knownSince(Alert alert) {
    var acknowledged = alert.acknowledgement().map(Acknowledgement::at);
    var told = alert.notifiedAt();
    boolean later = acknowledged.isPresent() && told.filter(acknowledged.get()::isBefore).isEmpty();
    return later ? acknowledged : told;
  }

  private Optional<Kind> owed(Alert alert, Instant known) {
    int change = alert.severity().compareTo(severityAt(known, alert));
    if (change > 0 || (change < 0 && !alert.flapping())) {
      return Optional.of(Kind.SEVERITY_CHANGED);
    }
    boolean due = !known.plus(remind).isAfter(now);
    boolean waits = alert.state() == AlertState.OPEN && !alert.flapping();
    return due && waits ? Optional.of(Kind.STILL_OPEN) : Optional.empty();
  }

  /// Where nothing had happened by then: receivers believe that the alert before it is still open,
  /// whose severity this one was raised with. Of one whose trail is left out, what it has now.
  private static Severity severityAt(Instant known, Alert alert) {
    var trail = alert.trail();
    var severity = trail.isEmpty() ? alert.severity() : trail.getFirst().severity();
    for (AlertEvent event : trail) {
      if (!event.at().isAfter(known)) {
        severity = event.severity();
      }
    }
    return severity;
  }
}
