package ncc.cli.probe;

import java.util.Collection;
import java.util.stream.Stream;
import ncc.cli.terminal.ExitCode;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;
import ncc.spi.probe.Try;

/// How a target stands, best to worst; known to be closed outranks not known.
enum ProbeState {
  OPEN(ExitCode.OK),
  UNKNOWN(ExitCode.ERR),
  CLOSED(ExitCode.FAIL);

  private final int exitCode;

  ProbeState(int exitCode) {
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }

  /// Open means that every try of every address was.
  static ProbeState of(Probe<?> probe, ProbeResult<?> result) {
    boolean keyGiven = probe instanceof TlsProbe tls && tls.key().isPresent();
    return switch (result) {
      case ProbeResult.Answered<?> answered -> worst(answered.tries(), keyGiven);
      case ProbeResult.NoAnswer<?> none when none.tries().isEmpty() -> of(none.reason());
      case ProbeResult.NoAnswer<?> none -> worst(none.tries(), keyGiven);
      case ProbeResult.NotAsked<?> _ -> UNKNOWN;
    };
  }

  /// The answers among its tries, in order.
  static Stream<Object> answers(ProbeResult.Answered<?> answered) {
    return answered.tries().stream()
        .filter(Try.Answer.class::isInstance)
        .map(one -> ((Try.Answer<?>) one).answer());
  }

  private static ProbeState worst(Collection<? extends Try<?>> tries, boolean keyGiven) {
    return tries.stream()
        .map(one -> of(one, keyGiven))
        .max(java.util.Comparator.naturalOrder())
        .orElse(UNKNOWN);
  }

  private static ProbeState of(Try<?> one, boolean keyGiven) {
    return switch (one) {
      case Try.Miss<?> miss -> of(miss.reason());
      case Try.Answer<?> answer when keyGiven && answer.answer() instanceof TlsAnswer tls ->
          mutual(tls);
      case Try.Answer<?> _ -> OPEN;
    };
  }

  /// A given key that was not asked for is not known to be accepted.
  private static ProbeState mutual(TlsAnswer answer) {
    if (!answer.accepted()) {
      return CLOSED;
    }
    return answer.client().shown() ? OPEN : UNKNOWN;
  }

  private static ProbeState of(Reason reason) {
    return switch (reason) {
      case UNRESOLVED, CANNOT_ASK -> UNKNOWN;
      case REFUSED, TIMED_OUT, UNREACHABLE, RESET, SILENT, NO_TLS, TLS_REFUSED, UNEXPECTED ->
          CLOSED;
    };
  }
}
