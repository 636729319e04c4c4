package ncc.spi.notify;

import static java.util.Objects.requireNonNull;

import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.spi.run.CheckDescription;

/// An alert that is open, with what people asked for: whether somebody has it, whether it is to be
/// quiet. Or one as it was told before and is no more.
///
/// @param alert without its trail
/// @param check what to do about it
/// @param severity as it is told, or was
/// @param acknowledged somebody takes care of it, or did
/// @param silenced a silence holds its notifications back, or did
public record OpenAlert(
    Alert alert,
    CheckDescription check,
    Severity severity,
    boolean acknowledged,
    boolean silenced) {
  public OpenAlert {
    requireNonNull(alert);
    requireNonNull(check);
    requireNonNull(severity);
  }

  /// As `alert` is now.
  public static OpenAlert of(Alert alert, CheckDescription check, boolean silenced) {
    return new OpenAlert(
        alert, check, alert.severity(), alert.acknowledgement().isPresent(), silenced);
  }
}
