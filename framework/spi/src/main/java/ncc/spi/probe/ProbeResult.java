package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/// What came back on a probe.
public sealed interface ProbeResult<A> {
  /// It was answered, at least once.
  ///
  /// @param answer the first one
  /// @param took from the first packet to that answer
  /// @param tries every address and attempt in order, also those that missed; empty when whoever
  ///   answered does not keep them
  record Answered<A>(A answer, Duration took, List<Try<A>> tries) implements ProbeResult<A> {
    public Answered {
      requireNonNull(answer);
      requireNonNull(took);
      tries = List.copyOf(tries);
    }

    public Answered(A answer, Duration took) {
      this(answer, took, List.of());
    }

    /// Those of the tries that got no answer.
    public List<Try.Miss<A>> misses() {
      return tries.stream()
          .filter(Try.Miss.class::isInstance)
          .map(one -> (Try.Miss<A>) one)
          .toList();
    }
  }

  /// It was asked and not answered.
  ///
  /// @param reason of the first try
  /// @param detail one phrase for the operator
  /// @param tries every address and attempt in order; empty when there was no address to ask
  record NoAnswer<A>(Reason reason, String detail, List<Try<A>> tries) implements ProbeResult<A> {
    public NoAnswer {
      requireNonNull(reason);
      requireNonNull(detail);
      tries = List.copyOf(tries);
    }

    public NoAnswer(Reason reason, String detail) {
      this(reason, detail, List.of());
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
    /// No connection within the deadline, or a TLS server that did not get to its certificate.
    TIMED_OUT,
    UNREACHABLE,
    UNRESOLVED,
    /// Connected, then reset or closed by the other side.
    RESET,
    /// Connected, then not a byte within the deadline.
    SILENT,
    /// Connected, but what answered does not speak TLS or showed no certificate.
    NO_TLS,
    /// A TLS server, but no handshake: it sent an alert, or shares no version or cipher with us.
    TLS_REFUSED,
    /// Connected, and what came back is no answer to what a plugin asked.
    UNEXPECTED,
    /// This machine could not ask, as without free sockets or with a client key it cannot use. Says
    /// nothing of the target.
    CANNOT_ASK
  }
}
