package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// What came back on a probe.
public sealed interface ProbeResult<A> {
  /// It was answered.
  ///
  /// @param took from the first packet to the answer
  record Answered<A>(A answer, Duration took) implements ProbeResult<A> {
    public Answered {
      requireNonNull(answer);
      requireNonNull(took);
    }
  }

  /// It was asked and not answered.
  ///
  /// @param detail one phrase for the operator
  record NoAnswer<A>(Reason reason, String detail) implements ProbeResult<A> {
    public NoAnswer {
      requireNonNull(reason);
      requireNonNull(detail);
    }
  }

  /// It was not asked: this run has no network, as when it judges a capture.
  record NotAsked<A>(String why) implements ProbeResult<A> {
    public NotAsked {
      requireNonNull(why);
    }
  }

  /// Why there was no answer.
  enum Reason {
    REFUSED,
    TIMED_OUT,
    UNREACHABLE,
    UNRESOLVED,
    RESET,
    /// Connected, but what answered does not speak TLS or showed no certificate.
    NO_TLS
  }
}
