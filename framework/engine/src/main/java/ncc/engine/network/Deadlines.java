package ncc.engine.network;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// How long each step of a probe may take; time spent in our own queues does not count.
///
/// @param lookup for the addresses of a name
/// @param connect for a TCP connection to one address
/// @param handshake for the TLS handshake, or the talk, that follows
public record Deadlines(Duration lookup, Duration connect, Duration handshake) {
  public Deadlines {
    positive("lookup", lookup);
    positive("connect", connect);
    positive("handshake", handshake);
  }

  /// The same for every step.
  public static Deadlines each(Duration step) {
    return new Deadlines(step, step, step);
  }

  private static void positive(String step, Duration time) {
    requireNonNull(time);
    if (!time.isPositive() || time.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "the deadline of a %s must be more than nothing and at most an hour, but is %s"
              .formatted(step, time));
    }
  }
}
