package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/// One address asked once. A name with two addresses that is asked three times makes six.
///
/// @param <A> what an answer holds
public sealed interface Try<A> {
  /// The address as text, without the port.
  String address();

  /// 1 for the first.
  int attempt();

  /// How long the TCP connection took; empty when there was none.
  Optional<Duration> connected();

  /// From the first packet to the answer, or until it was clear that there is none.
  Duration took();

  /// It answered.
  record Answer<A>(
      String address, int attempt, Optional<Duration> connected, Duration took, A answer)
      implements Try<A> {
    public Answer {
      requireNonNull(address);
      requireNonNull(connected);
      requireNonNull(took);
      requireNonNull(answer);
    }
  }

  /// It did not.
  ///
  /// @param detail one phrase for the operator; may quote the other side
  record Miss<A>(
      String address,
      int attempt,
      Optional<Duration> connected,
      Duration took,
      ProbeResult.Reason reason,
      String detail)
      implements Try<A> {
    public Miss {
      requireNonNull(address);
      requireNonNull(connected);
      requireNonNull(took);
      requireNonNull(reason);
      requireNonNull(detail);
    }
  }
}
