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
/// @param cause the check that found what it is told under: its own, or that of the cause it
///   follows from; empty where each finding is told
public record OpenAlert(
    Alert alert,
    CheckDescription check,
    Severity severity,
    boolean acknowledged,
    boolean silenced,
    String cause) {
  public OpenAlert {
    requireNonNull(alert);
    requireNonNull(check);
    requireNonNull(severity);
    requireNonNull(cause);
  }

  /// As `alert` is now.
  ///
  /// @param cause the [id][Alert#cause()] of what it is told under, or empty
  public static OpenAlert of(Alert alert, CheckDescription check, boolean silenced, String cause) {
    return new OpenAlert(
        alert,
        check,
        alert.severity(),
        alert.acknowledgement().isPresent(),
        silenced,
        Alert.checkOf(cause));
  }
}
