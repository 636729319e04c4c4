package ncc.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ncc.engine.Network;
import ncc.spi.probe.ClientKey;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.ProbeResult.Answered;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.Repeat;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsAnswer.Level;
import ncc.spi.probe.TlsProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TlsHandshakeTest {
  private final Network network =
      new SocketNetwork(
          Deadlines.each(Duration.ofSeconds(60)), Limits.ofThisMachine(), TlsServer.LIBRARY);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aTlsServerAnswersWithItsCertificate(String protocol) throws Exception {
    var own = TestPair.of("EC", "cvm", "cvm.example");
    try (var server = TlsServer.start(protocol, own)) {
      var answer = ask(server.endpoint(), Optional.empty());

      assertThat(answer.protocol()).isEqualTo(protocol);
      assertThat(answer.cipherSuite()).startsWith("TLS_");
      assertThat(answer.accepted()).isTrue();
      assertThat(answer.level()).isEqualTo(Level.TLS_ANSWERED);
      assertThat(answer.client().asked()).isFalse();
    }
  }

  @Test
  void everythingTheCertificateSaysIsKept() throws Exception {
    var own = TestPair.of("RSA", "cvm", "cvm.example", "vip.example");
    try (var server = TlsServer.start("TLSv1.3", own)) {
      var certificate = ask(server.endpoint(), Optional.empty()).certificate();

      assertThat(certificate.subject()).isEqualTo("CN=cvm");
      assertThat(certificate.issuer()).isEqualTo("CN=cvm");
      assertThat(certificate.names()).containsExactly("cvm.example", "vip.example");
      assertThat(certificate.notAfter()).isEqualTo(TestPair.NOT_AFTER);
      assertThat(certificate.notBefore())
          .isEqualTo(TestPair.NOT_AFTER.minus(Duration.ofDays(1000)));
      assertThat(certificate.key()).isEqualTo("RSA 2048");
      assertThat(certificate.fingerprint()).matches("[0-9a-f]{64}");
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, certificate_required", "TLSv1.2, handshake_failure"})
  void aServerThatRefusesUsWithoutACertificateHasAnswered(String protocol, String alert)
      throws Exception {
    var known = TestPair.of("EC", "known-client");
    try (var server = TlsServer.start(protocol, TestPair.of("EC", "cvm"), List.of(known))) {
      var answer = ask(server.endpoint(), Optional.empty());

      assertThat(answer.subject()).isEqualTo("CN=cvm");
      assertThat(answer.protocol()).isEqualTo(protocol);
      assertThat(answer.level()).isEqualTo(Level.TLS_ANSWERED);
      assertThat(answer.client().asked()).isTrue();
      assertThat(answer.client().shown()).isFalse();
      assertThat(answer.client().issuers()).containsExactly("CN=known-client");
      assertThat(answer.client().refusal()).contains(alert);
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, EC", "TLSv1.3, RSA", "TLSv1.2, EC", "TLSv1.2, RSA"})
  void aKnownKeyPairIsAccepted(String protocol, String algorithm) throws Exception {
    var client = TestPair.of(algorithm, "client");
    try (var server = TlsServer.start(protocol, TestPair.of("EC", "cvm"), List.of(client))) {
      var answer = ask(server.endpoint(), Optional.of(client.saved(folder)));

      assertThat(answer.client().refusal()).isEmpty();
      assertThat(answer.client().shown()).isTrue();
      assertThat(answer.level()).isEqualTo(Level.MUTUAL_TLS_ACCEPTED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void anUnknownKeyPairIsShownAndRefused(String protocol) throws Exception {
    var known = TestPair.of("EC", "known-client");
    var stranger = TestPair.of("EC", "stranger");
    try (var server = TlsServer.start(protocol, TestPair.of("EC", "cvm"), List.of(known))) {
      var answer = ask(server.endpoint(), Optional.of(stranger.saved(folder)));

      assertThat(answer.client().shown()).isTrue();
      assertThat(answer.client().refusal()).isPresent();
      assertThat(answer.level()).isEqualTo(Level.TLS_ANSWERED);
    }
  }

  /// Nobody refused us, and yet nothing is proven.
  @Test
  void aKeyPairThatNobodyAskedForIsNotAccepted() throws Exception {
    var client = TestPair.of("EC", "client");
    try (var server = TlsServer.start("TLSv1.3", TestPair.of("EC", "cvm"))) {
      var answer = ask(server.endpoint(), Optional.of(client.saved(folder)));

      assertThat(answer.accepted()).isTrue();
      assertThat(answer.level()).isEqualTo(Level.TLS_ANSWERED);
    }
  }

  @Test
  void aKeyThatCannotBeUsedSaysNothingOfTheTarget() throws Exception {
    var files = new ClientKey(folder.resolve("none.pem"), folder.resolve("none-key.pem"));
    try (var server = TlsServer.start("TLSv1.3", TestPair.of("EC", "cvm"))) {
      var probe = new TlsProbe(server.endpoint(), Repeat.ONCE, Optional.of(files));

      assertThat(network.ask(probe))
          .isInstanceOfSatisfying(
              NoAnswer.class, miss -> assertThat(miss.reason()).isEqualTo(Reason.CANNOT_ASK));
    }
  }

  private TlsAnswer ask(Endpoint target, Optional<ClientKey> key) {
    var result = network.ask(new TlsProbe(target, Repeat.ONCE, key));
    assertThat(result).isInstanceOf(Answered.class);
    return ((Answered<TlsAnswer>) result).answer();
  }
}
