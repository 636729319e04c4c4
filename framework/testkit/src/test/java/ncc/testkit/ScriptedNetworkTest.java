package ncc.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.Talk;
import ncc.spi.probe.TalkProbe;
import ncc.spi.probe.TcpAnswer;
import ncc.spi.probe.TcpProbe;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;
import org.junit.jupiter.api.Test;

class ScriptedNetworkTest {
  private static final Instant NOT_AFTER = Instant.parse("2027-01-01T00:00:00Z");
  private static final TlsProbe TLS = new TlsProbe(new Endpoint("192.0.2.50", 2074));
  private static final TcpProbe TCP = new TcpProbe(new Endpoint("192.0.2.50", 2074));

  @Test
  void aHostWithoutALineTimesOut() {
    assertThat(ScriptedNetwork.silent().ask(TLS))
        .isEqualTo(new ProbeResult.NoAnswer<TlsAnswer>(Reason.TIMED_OUT, "by script"));
  }

  @Test
  void aTlsServerShowsItsCertificateAndAcceptsConnections() {
    var network = ScriptedNetwork.silent().shows("192.0.2.50", NOT_AFTER);

    assertThat(network.ask(TLS))
        .isInstanceOfSatisfying(
            ProbeResult.Answered.class,
            answered -> {
              assertThat(answered.took()).isEqualTo(ScriptedNetwork.TOOK);
              assertThat(answered.answer())
                  .returns("192.0.2.50", answer -> ((TlsAnswer) answer).address())
                  .returns("CN=192.0.2.50", answer -> ((TlsAnswer) answer).subject())
                  .returns(NOT_AFTER, answer -> ((TlsAnswer) answer).notAfter())
                  .returns(false, answer -> ((TlsAnswer) answer).accepted());
            });
    assertThat(network.ask(TCP))
        .isEqualTo(new ProbeResult.Answered<>(new TcpAnswer("192.0.2.50"), ScriptedNetwork.TOOK));
  }

  /// Takes what begins with `220`.
  private record Greeting() implements Talk<String> {
    @Override
    public byte[] request() {
      return new byte[0];
    }

    @Override
    public Optional<String> answer(byte[] received, boolean isLast) {
      return Optional.of(new String(received, UTF_8)).filter(text -> text.startsWith("220"));
    }
  }

  @Test
  void aServerOfAnotherProtocolIsHeardByWhoSpeaksIt() {
    var talk = new TalkProbe<>(new Endpoint("192.0.2.50", 25), "a greeting", new Greeting());
    var network = ScriptedNetwork.silent().says("192.0.2.50", "220 relay");

    assertThat(network.ask(talk))
        .isEqualTo(new ProbeResult.Answered<>("220 relay", ScriptedNetwork.TOOK));
    assertThat(network.says("192.0.2.50", "421 busy").ask(talk))
        .isEqualTo(new ProbeResult.NoAnswer<String>(Reason.UNEXPECTED, "by script"));
    assertThat(network.shows("192.0.2.50", NOT_AFTER).ask(talk))
        .isEqualTo(new ProbeResult.NoAnswer<String>(Reason.UNEXPECTED, "by script"));
    assertThat(network.ask(TLS))
        .isEqualTo(new ProbeResult.NoAnswer<TlsAnswer>(Reason.NO_TLS, "by script"));
    assertThat(network.ask(TCP))
        .isEqualTo(new ProbeResult.Answered<>(new TcpAnswer("192.0.2.50"), ScriptedNetwork.TOOK));
  }

  @Test
  void theLastLineOfAHostCounts() {
    var network = ScriptedNetwork.silent().shows("192.0.2.50", NOT_AFTER).refuses("192.0.2.50");

    assertThat(network.ask(TLS))
        .isEqualTo(new ProbeResult.NoAnswer<TlsAnswer>(Reason.REFUSED, "by script"));
  }

  @Test
  void aHostCanBeLeftUnasked() {
    assertThat(ScriptedNetwork.silent().unasked("192.0.2.50", "offline").ask(TLS))
        .isEqualTo(new ProbeResult.NotAsked<TlsAnswer>("offline"));
  }
}
