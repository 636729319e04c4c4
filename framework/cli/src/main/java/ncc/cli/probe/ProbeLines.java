package ncc.cli.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ncc.engine.Printable;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;
import ncc.spi.probe.Try;

/// What came of a probe, one line for each address and level: target, level, state, the time of
/// that step, and what else is to be said.
final class ProbeLines {
  private final int width;

  /// @param targets all that will be shown, so that columns line up
  ProbeLines(Collection<? extends Probe<?>> targets) {
    width = targets.stream().mapToInt(one -> one.target().toString().length()).max().orElse(0);
  }

  List<String> of(Probe<?> probe, ProbeResult<?> result) {
    return switch (result) {
      case ProbeResult.Answered<?> answered -> tries(probe, answered.tries());
      case ProbeResult.NoAnswer<?> none when none.tries().isEmpty() ->
          List.of(line(probe, "name", words(none.reason()), "", none.detail()));
      case ProbeResult.NoAnswer<?> none -> tries(probe, none.tries());
      case ProbeResult.NotAsked<?>(var why) -> List.of(line(probe, "tcp", "not asked", "", why));
    };
  }

  private List<String> tries(Probe<?> probe, Collection<? extends Try<?>> tries) {
    var lines = new ArrayList<String>();
    for (Try<?> one : tries) {
      lines.addAll(of(probe, one));
    }
    return lines;
  }

  private List<String> of(Probe<?> probe, Try<?> one) {
    var lines = new ArrayList<String>();
    one.connected()
        .ifPresent(took -> lines.add(line(probe, "tcp", "open", time(took), which(probe, one))));
    switch (one) {
      case Try.Miss<?> miss -> lines.add(missed(probe, miss));
      case Try.Answer<?> answer -> {
        if (answer.answer() instanceof TlsAnswer tls) {
          answered(probe, one, tls).forEach(lines::add);
        }
      }
    }
    return lines;
  }

  private String missed(Probe<?> probe, Try.Miss<?> miss) {
    return line(
        probe,
        miss.connected().isPresent() ? "tls" : "tcp",
        words(miss.reason()),
        time(step(miss)),
        note(which(probe, miss), miss.detail()));
  }

  private Stream<String> answered(Probe<?> probe, Try<?> one, TlsAnswer tls) {
    var note = note(which(probe, one), tls.protocol() + " " + tls.cipherSuite());
    var answered = line(probe, "tls", "answers", time(step(one)), note);
    boolean keyGiven = probe instanceof TlsProbe asked && asked.key().isPresent();
    return keyGiven ? Stream.of(answered, mutual(probe, one, tls)) : Stream.of(answered);
  }

  private String mutual(Probe<?> probe, Try<?> one, TlsAnswer tls) {
    var client = tls.client();
    var which = which(probe, one);
    if (client.refusal().isPresent()) {
      return line(probe, "mtls", "refused", "", note(which, client.refusal().get()));
    }
    return client.shown()
        ? line(probe, "mtls", "accepted", "", which)
        : line(probe, "mtls", "unproven", "", note(which, unproven(tls)));
  }

  private static String unproven(TlsAnswer tls) {
    return tls.client().asked()
        ? "the server takes no key of this kind"
        : "the server asks for no certificate";
  }

  /// Which address and attempt, where there can be several.
  private static String which(Probe<?> probe, Try<?> one) {
    var address = one.address().equals(probe.target().host()) ? "" : one.address();
    return probe.repeat().attempts() == 1 ? address : note(address, "try " + one.attempt());
  }

  private static String note(String which, String what) {
    return which.isEmpty() ? what : which + ": " + what;
  }

  private static Duration step(Try<?> one) {
    return one.connected().map(one.took()::minus).orElse(one.took());
  }

  private static String words(ProbeResult.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String time(Duration took) {
    double millis = took.toNanos() / 1e6;
    return String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%.0f ms", millis);
  }

  private String line(Probe<?> probe, String level, String state, String time, String note) {
    var format = "%-" + width + "s  %-4s  %-11s  %8s  %s";
    return String.format(
            Locale.ROOT, format, probe.target(), level, state, time, Printable.of(note))
        .stripTrailing();
  }
}
