package ncc.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.engine.Network;
import ncc.spi.probe.ClientAuthentication;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ServerCertificate;
import ncc.spi.probe.TalkProbe;
import ncc.spi.probe.TcpAnswer;
import ncc.spi.probe.TcpProbe;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;

/// A network that answers by script, host by host, whatever the port. Immutable.
///
/// ```java
/// ScriptedNetwork.silent().shows("192.0.2.50", notAfter).refuses("192.0.2.51")
/// ```
///
/// @param lines what each host does; a host without a line lets every probe time out
public record ScriptedNetwork(Map<String, Line> lines) implements Network {
  /// How long every answer takes.
  public static final Duration TOOK = Duration.ofMillis(4);

  private static final Duration LASTS = Duration.ofDays(1000);
  private static final String FINGERPRINT = "ab".repeat(32);

  /// What one host does.
  public sealed interface Line {
    /// A TLS server with a certificate until `notAfter`; a TCP probe is accepted.
    record Shows(Instant notAfter) implements Line {}

    /// A server of another protocol that says `text` and ends; a TCP probe is accepted.
    record Says(String text) implements Line {}

    /// No answer, for a reason.
    record Fails(ProbeResult.Reason reason) implements Line {}

    /// Not asked at all.
    record Unasked(String why) implements Line {}
  }

  public ScriptedNetwork {
    lines = Map.copyOf(lines);
  }

  /// Every probe times out until a host is given a line.
  public static ScriptedNetwork silent() {
    return new ScriptedNetwork(Map.of());
  }

  /// `host` is a TLS server that shows a certificate until `notAfter`, then asks for ours.
  public ScriptedNetwork shows(String host, Instant notAfter) {
    return with(host, new Line.Shows(notAfter));
  }

  /// `host` says `text` to whoever connects, whatever it is sent, and ends.
  public ScriptedNetwork says(String host, String text) {
    return with(host, new Line.Says(text));
  }

  public ScriptedNetwork refuses(String host) {
    return fails(host, ProbeResult.Reason.REFUSED);
  }

  public ScriptedNetwork fails(String host, ProbeResult.Reason reason) {
    return with(host, new Line.Fails(reason));
  }

  /// Probes to `host` are not asked, as in a run that judges a capture.
  public ScriptedNetwork unasked(String host, String why) {
    return with(host, new Line.Unasked(why));
  }

  @Override
  public <A> ProbeResult<A> ask(Probe<A> probe) {
    var line =
        Optional.ofNullable(lines.get(probe.target().host()))
            .orElse(new Line.Fails(ProbeResult.Reason.TIMED_OUT));
    return switch (line) {
      case Line.Shows(var notAfter) -> shown(probe, notAfter);
      case Line.Says(var text) -> said(probe, text);
      case Line.Fails(var reason) -> missed(reason);
      case Line.Unasked(var why) -> new ProbeResult.NotAsked<>(why);
    };
  }

  @SuppressWarnings("unchecked") // each kind of probe has one kind of answer
  private static <A> ProbeResult<A> shown(Probe<A> probe, Instant notAfter) {
    return switch (probe) {
      case TcpProbe tcp -> answered((A) accepted(tcp));
      case TlsProbe tls -> answered((A) tlsAnswer(tls.target().host(), notAfter));
      case TalkProbe<A> _ -> missed(ProbeResult.Reason.UNEXPECTED);
    };
  }

  @SuppressWarnings("unchecked") // each kind of probe has one kind of answer
  private static <A> ProbeResult<A> said(Probe<A> probe, String text) {
    return switch (probe) {
      case TcpProbe tcp -> answered((A) accepted(tcp));
      case TlsProbe _ -> missed(ProbeResult.Reason.NO_TLS);
      case TalkProbe<A> talk ->
          talk.talk()
              .answer(text.getBytes(UTF_8), true)
              .map(ScriptedNetwork::answered)
              .orElseGet(() -> missed(ProbeResult.Reason.UNEXPECTED));
    };
  }

  private static TcpAnswer accepted(TcpProbe probe) {
    return new TcpAnswer(probe.target().host());
  }

  private static <A> ProbeResult<A> answered(A answer) {
    return new ProbeResult.Answered<>(answer, TOOK);
  }

  private static <A> ProbeResult<A> missed(ProbeResult.Reason reason) {
    return new ProbeResult.NoAnswer<>(reason, "by script");
  }

  private static TlsAnswer tlsAnswer(String host, Instant notAfter) {
    var certificate =
        new ServerCertificate(
            "CN=" + host,
            "CN=authority",
            List.of(host),
            notAfter.minus(LASTS),
            notAfter,
            "RSA 2048",
            FINGERPRINT);
    var client =
        new ClientAuthentication(true, List.of(), false, Optional.of("certificate_required"));
    return new TlsAnswer(host, "TLSv1.3", "TLS_AES_256_GCM_SHA384", List.of(certificate), client);
  }

  private ScriptedNetwork with(String host, Line line) {
    var more = new HashMap<>(lines);
    more.put(host, line);
    return new ScriptedNetwork(more);
  }
}
