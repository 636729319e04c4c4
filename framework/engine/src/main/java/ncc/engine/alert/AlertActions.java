package ncc.engine.alert;

import java.time.Instant;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;

/// What people do to alerts. Pure: each returns the alert as it is then. A [AlertSweep] afterwards
/// tells receivers what they are owed.
public final class AlertActions {
  private AlertActions() {}

  /// Somebody takes the alert, or takes it over: reminders stop until the acknowledgement ends.
  ///
  /// @throws IllegalArgumentException when it is not open, or the acknowledgement has ended already
  public static Alert acknowledge(Alert alert, Acknowledgement given) {
    require(alert.state().isOpen(), alert, "can not be acknowledged");
    if (given.until().filter(until -> !until.isAfter(given.at())).isPresent()) {
      throw new IllegalArgumentException(
          "an acknowledgement must end after it begins, but %s is not after %s"
              .formatted(given.until().get(), given.at()));
    }
    return new AlertDraft(alert).acknowledge(given).alert();
  }

  /// Nobody has the alert any more.
  ///
  /// @throws IllegalArgumentException when nobody had
  public static Alert release(Alert alert, String who, Instant at) {
    require(alert.acknowledgement().isPresent(), alert, "is not acknowledged");
    return new AlertDraft(alert).acknowledgementEnded(at, who).alert();
  }

  /// Somebody ends the alert. An unhealthy run afterwards opens another.
  ///
  /// @throws IllegalArgumentException when it is not open
  public static Alert resolve(Alert alert, String who, String note, Instant at) {
    require(alert.state().isOpen(), alert, "can not be resolved");
    return new AlertDraft(alert).resolveByHand(who, note, at).alert();
  }

  /// The alert of a cluster that is no longer configured: nothing is known of it any more. One that
  /// ended meanwhile stays as it is.
  public static Alert gone(Alert alert, Instant at) {
    return alert.state().isOpen() ? new AlertDraft(alert).leave(at).alert() : alert;
  }

  private static void require(boolean holds, Alert alert, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(
          "alert %s %s: it is %s".formatted(alert.id(), otherwise, alert.state()));
    }
  }
}
