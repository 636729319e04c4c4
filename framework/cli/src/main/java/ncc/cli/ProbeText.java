package ncc.cli;

import java.util.List;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.TlsAnswer;

/// What came of probes, for a person, as soon as it is known.
final class ProbeText {
  private final ProbeLines lines;
  private final CertificateLines certificates;
  private final Environment environment;

  ProbeText(List<Probe<?>> probes, Environment environment) {
    this.lines = new ProbeLines(probes);
    this.certificates =
        new CertificateLines(environment.clock().instant(), environment.screen().columns());
    this.environment = environment;
  }

  void show(Probe<?> probe, ProbeResult<?> result) {
    lines.of(probe, result).forEach(environment.out()::println);
    if (result instanceof ProbeResult.Answered<?> answered) {
      ProbeState.answers(answered)
          .filter(TlsAnswer.class::isInstance)
          .map(TlsAnswer.class::cast)
          .flatMap(tls -> certificates.of(probe.target().toString(), tls).stream())
          .forEach(environment.out()::println);
    }
    environment.out().flush();
  }
}
