package ncc.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import ncc.engine.Network;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Answered;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.TcpProbe;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketNetworkTest {
  private static final Instant NOT_AFTER =
      Instant.parse("2030-01-01T00:00:00Z").truncatedTo(ChronoUnit.SECONDS);

  /// For what answers: as long as a busy machine needs.
  private final Network network =
      new SocketNetwork(Deadlines.each(Duration.ofSeconds(30)), Limits.ofThisMachine());

  /// For what does not: nobody waits for it longer than for this.
  private final Network hasty =
      new SocketNetwork(
          new Deadlines(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMillis(300)),
          Limits.ofThisMachine());

  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, false, true",
    "TLSv1.3, true, false",
    "TLSv1.2, false, true",
    "TLSv1.2, true, false"
  })
  void aTlsServerAnswersWithItsCertificateAlsoWhenItRefusesUs(
      String protocol, boolean wantsClientCertificate, boolean accepted) throws Exception {
    try (var server = TlsServer.start(protocol, wantsClientCertificate, NOT_AFTER)) {
      var answer = answer(network.ask(new TlsProbe(server.endpoint())));

      assertThat(answer.notAfter()).isEqualTo(NOT_AFTER);
      assertThat(answer.subject()).isEqualTo("CN=cvm");
      assertThat(answer.accepted()).isEqualTo(accepted);
    }
  }

  @Test
  void aPortThatAcceptsIsOpen() throws IOException {
    try (var server = listening()) {
      assertThat(network.ask(new TcpProbe(at(server)))).isInstanceOf(Answered.class);
    }
  }

  @Test
  void aClosedPortRefuses() throws IOException {
    var endpoint = closed();

    assertThat(reason(new TcpProbe(endpoint))).isEqualTo(Reason.REFUSED);
    assertThat(reason(new TlsProbe(endpoint))).isEqualTo(Reason.REFUSED);
  }

  @Test
  void aServerThatAcceptsAndSaysNothingIsSilent() throws IOException {
    try (var server = listening()) {
      assertThat(miss(hasty.ask(new TlsProbe(at(server)))).reason()).isEqualTo(Reason.SILENT);
    }
  }

  @Test
  void aServerThatSpeaksSomethingElseIsNoTls() throws IOException {
    try (var server = listening()) {
      Thread.ofVirtual().start(() -> sayHttp(server));

      assertThat(reason(new TlsProbe(at(server)))).isEqualTo(Reason.NO_TLS);
    }
  }

  @Test
  void aNameThatDoesNotResolveIsUnresolved() {
    assertThat(reason(new TcpProbe(new Endpoint("no-such-host.invalid", 2074))))
        .isEqualTo(Reason.UNRESOLVED);
  }

  private static TlsAnswer answer(ProbeResult<TlsAnswer> result) {
    assertThat(result).isInstanceOf(Answered.class);
    return ((Answered<TlsAnswer>) result).answer();
  }

  private Reason reason(Probe<?> probe) {
    return miss(network.ask(probe)).reason();
  }

  private static NoAnswer<?> miss(ProbeResult<?> result) {
    assertThat(result).isInstanceOf(NoAnswer.class);
    return (NoAnswer<?>) result;
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  private static Endpoint at(ServerSocket server) {
    return new Endpoint(server.getInetAddress().getHostAddress(), server.getLocalPort());
  }

  private static Endpoint closed() throws IOException {
    try (var server = listening()) {
      return at(server);
    }
  }

  private static void sayHttp(ServerSocket server) {
    try (Socket peer = server.accept()) {
      peer.getOutputStream().write("HTTP/1.0 400 no\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      peer.getOutputStream().flush();
      peer.getInputStream().readAllBytes();
    } catch (IOException _) {
      // The probe hangs up first: that is what is tested.
    }
  }
}
