package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// How often a probe is asked. Every try is made, also after an answer, and every try is reported:
/// a port that answers one time in three is not a port that answers.
///
/// @param attempts at least 1
/// @param pause between the end of one attempt and the start of the next
public record Repeat(int attempts, Duration pause) {
  /// Asked once.
  public static final Repeat ONCE = new Repeat(1, Duration.ZERO);

  public Repeat {
    requireNonNull(pause);
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1, but are " + attempts);
    }
    if (pause.isNegative()) {
      throw new IllegalArgumentException("pause must not be negative, but is " + pause);
    }
  }
}
