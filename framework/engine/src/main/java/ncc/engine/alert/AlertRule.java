package ncc.engine.alert;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import ncc.spi.alert.Severity;

/// What an operator wants otherwise than an alert's policy has it; the meaning of each component is
/// that of [AlertPolicy]'s with its name.
public record AlertRule(
    OptionalInt raiseAfter,
    Optional<Boolean> autoResolve,
    Optional<Duration> remind,
    Optional<Severity> from,
    OptionalInt flapTurns,
    Optional<Duration> flapWindow) {
  /// Nothing.
  public static final AlertRule NONE =
      new AlertRule(
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty());

  public AlertRule {
    requireNonNull(raiseAfter);
    requireNonNull(autoResolve);
    requireNonNull(remind);
    requireNonNull(from);
    requireNonNull(flapTurns);
    requireNonNull(flapWindow);
  }
}
