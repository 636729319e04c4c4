package ncc.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import ncc.engine.Network;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Answered;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that the TLS of this machine no longer talks to.
@Timeout(120)
class OpenHelloTest {
  private static final int PROTOCOL_VERSION = 70;
  private static final int HANDSHAKE_FAILURE = 40;

  private final Network network =
      new SocketNetwork(
          Deadlines.each(Duration.ofSeconds(60)), Limits.ofThisMachine(), TlsServer.LIBRARY);

  @ParameterizedTest
  @CsvSource({
    "0x0301, 0x0035, 70, TLSv1,   TLS_RSA_WITH_AES_256_CBC_SHA",
    "0x0302, 0xC013, 70, TLSv1.1, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
    "0x0303, 0x003C, 40, TLSv1.2, TLS_RSA_WITH_AES_128_CBC_SHA256",
    "0x0303, 0x0041, 40, TLSv1.2, 0x0041"
  })
  void aServerOfOldTastesIsSeen(
      String version, String cipher, int alert, String protocol, String suite) throws Exception {
    var own = TestPair.of("RSA", "cvm");
    var hello =
        hello(Integer.decode(version), Integer.decode(cipher), own.certificate().getEncoded());
    try (var server = PlainServer.start(peer -> meet(peer, alert, hello))) {
      var answer = ((Answered<TlsAnswer>) network.ask(new TlsProbe(server.endpoint()))).answer();

      assertThat(answer.protocol()).isEqualTo(protocol);
      assertThat(answer.cipherSuite()).isEqualTo(suite);
      assertThat(answer.subject()).isEqualTo("CN=cvm");
      assertThat(answer.notAfter()).isEqualTo(TestPair.NOT_AFTER);
      assertThat(answer.client().refusal())
          .contains("not finished: the TLS of this machine has no " + protocol + " with " + suite);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {PROTOCOL_VERSION, HANDSHAKE_FAILURE})
  void aServerThatRefusesEverybodyRefuses(int alert) throws Exception {
    try (var server = PlainServer.start(peer -> refuse(peer, alert))) {
      var miss = (NoAnswer<TlsAnswer>) network.ask(new TlsProbe(server.endpoint()));

      assertThat(miss.reason()).isEqualTo(Reason.TLS_REFUSED);
      assertThat(miss.detail()).startsWith("the server refuses the handshake: ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 9, 60, 300})
  void aServerThatHangsUpInTheMiddleShowsNothing(int bytes) throws Exception {
    var own = TestPair.of("EC", "cvm");
    var hello = hello(0x0302, 0x0035, own.certificate().getEncoded());
    var cut = java.util.Arrays.copyOf(hello, bytes);
    try (var server = PlainServer.start(peer -> meet(peer, PROTOCOL_VERSION, cut))) {
      var result = network.ask(new TlsProbe(server.endpoint()));

      assertThat(((NoAnswer<TlsAnswer>) result).reason()).isEqualTo(Reason.TLS_REFUSED);
    }
  }

  @Test
  void aCertificateThatCannotBeReadHereIsNoFaultOfTheServer() throws Exception {
    var hello = hello(0x0303, 0x0035, new byte[] {0x30, 3, 2, 1, 1});
    try (var server = PlainServer.start(peer -> meet(peer, HANDSHAKE_FAILURE, hello))) {
      ProbeResult<TlsAnswer> result = network.ask(new TlsProbe(server.endpoint()));

      assertThat(result)
          .isInstanceOfSatisfying(
              NoAnswer.class,
              miss -> {
                assertThat(miss.reason()).isEqualTo(Reason.CANNOT_ASK);
                assertThat(miss.detail())
                    .startsWith("the server shows a certificate that this program cannot read: ");
              });
    }
  }

  /// Takes whoever offers no TLS 1.3, whose first cipher suite is not of it.
  private static void meet(Socket peer, int alert, byte[] hello) throws IOException {
    int first = firstCipher(peer);
    if (first >> 8 == 0x13 || first >> 8 == 0x0a || (first & 0x0f0f) == 0x0a0a) {
      alert(peer, alert);
    } else {
      peer.getOutputStream().write(hello);
      peer.shutdownOutput();
      peer.getInputStream().readAllBytes();
    }
  }

  private static void refuse(Socket peer, int alert) throws IOException {
    firstCipher(peer);
    alert(peer, alert);
  }

  private static void alert(Socket peer, int alert) throws IOException {
    peer.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, (byte) alert});
    peer.shutdownOutput();
    peer.getInputStream().readAllBytes();
  }

  private static int firstCipher(Socket peer) throws IOException {
    var in = new DataInputStream(peer.getInputStream());
    in.skipNBytes(3);
    var hello = new byte[in.readUnsignedShort()];
    in.readFully(hello);
    int at = 4 + 2 + 32 + 1 + hello[38] + 2;
    return (hello[at] & 0xff) << 8 | (hello[at + 1] & 0xff);
  }

  /// In two records that part a message.
  private static byte[] hello(int version, int cipher, byte[] certificate) throws IOException {
    var messages = new ByteArrayOutputStream();
    var out = new DataOutputStream(messages);
    message(out, 2, 38);
    out.writeShort(version);
    out.write(new byte[33]);
    out.writeShort(cipher);
    out.writeByte(0);
    message(out, 11, certificate.length + 6);
    out.writeByte(0);
    out.writeShort(certificate.length + 3);
    out.writeByte(0);
    out.writeShort(certificate.length);
    out.write(certificate);
    message(out, 14, 0);
    var all = messages.toByteArray();
    var records = new ByteArrayOutputStream();
    record(records, version, java.util.Arrays.copyOf(all, 45));
    record(records, version, java.util.Arrays.copyOfRange(all, 45, all.length));
    return records.toByteArray();
  }

  private static void message(DataOutputStream out, int type, int length) throws IOException {
    out.writeByte(type);
    out.writeByte(0);
    out.writeShort(length);
  }

  private static void record(ByteArrayOutputStream to, int version, byte[] bytes)
      throws IOException {
    var out = new DataOutputStream(to);
    out.writeByte(22);
    out.writeShort(version);
    out.writeShort(bytes.length);
    out.write(bytes);
  }
}
