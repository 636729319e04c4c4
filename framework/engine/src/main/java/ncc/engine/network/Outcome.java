package ncc.engine.network;

import java.util.List;
import java.util.stream.Collectors;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Answered;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.Try;

/// What several tries come to.
final class Outcome {
  private Outcome() {}

  /// @param tries at least one
  static <A> ProbeResult<A> of(List<Try<A>> tries) {
    for (Try<A> one : tries) {
      if (one instanceof Try.Answer<A> answer) {
        return new Answered<>(answer.answer(), answer.took(), tries);
      }
    }
    return missed(tries);
  }

  private static <A> ProbeResult<A> missed(List<Try<A>> tries) {
    var misses = tries.stream().map(one -> (Try.Miss<A>) one).toList();
    var first = misses.getFirst();
    boolean alike = misses.stream().map(Try.Miss::detail).distinct().count() == 1;
    boolean oneAddress = misses.stream().map(Try.Miss::address).distinct().count() == 1;
    var detail =
        alike && oneAddress
            ? first.detail()
            : misses.stream()
                .map(miss -> miss.address() + ": " + miss.detail())
                .distinct()
                .collect(Collectors.joining("; "));
    return new NoAnswer<>(first.reason(), detail, tries);
  }
}
