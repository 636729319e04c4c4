package ncc.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ncc.engine.Network;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Answered;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.Repeat;
import ncc.spi.probe.TcpAnswer;
import ncc.spi.probe.TcpProbe;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;
import ncc.spi.probe.Try;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class SocketNetworkTest {
  /// As long as a busy machine needs.
  private static final Duration AMPLE = Duration.ofSeconds(60);

  private static final Duration SHORT = Duration.ofMillis(300);

  private final Network network = network(AMPLE, Resolver.SYSTEM);

  /// Waits for no word longer than for this.
  private final Network hasty = network(SHORT, Resolver.SYSTEM);

  @Test
  void aPortThatAcceptsIsOpen() throws IOException {
    try (var server = PlainServer.silent()) {
      var answered = (Answered<TcpAnswer>) network.ask(new TcpProbe(server.endpoint()));

      assertThat(answered.answer()).isEqualTo(new TcpAnswer("127.0.0.1"));
      assertThat(answered.tries().getFirst().connected()).isPresent();
    }
  }

  @Test
  void aClosedPortRefuses() throws IOException {
    var endpoint = closed();

    assertThat(miss(new TcpProbe(endpoint)).reason()).isEqualTo(Reason.REFUSED);
    assertThat(miss(new TlsProbe(endpoint)).reason()).isEqualTo(Reason.REFUSED);
  }

  @Test
  void anIpv6AddressIsAskedAndWrittenShort() throws IOException {
    try (var server = new ServerSocket(0, 10, InetAddress.ofLiteral("::1"))) {
      var result = network.ask(new TcpProbe(new Endpoint("::1", server.getLocalPort())));

      assertThat(((Answered<TcpAnswer>) result).answer()).isEqualTo(new TcpAnswer("::1"));
    }
  }

  @Test
  void aServerThatAcceptsAndSaysNothingIsSilent() throws IOException {
    try (var server = PlainServer.silent()) {
      var miss = miss(hasty.ask(new TlsProbe(server.endpoint())));

      assertThat(miss.reason()).isEqualTo(Reason.SILENT);
      assertThat(miss.detail()).isEqualTo("connected; not a word within 300 ms");
      assertThat(miss.tries().getFirst().connected()).isPresent();
    }
  }

  /// A deadline for each read would never pass.
  @Test
  void aServerThatTricklesIsGivenUpAtTheDeadline() throws IOException {
    try (var server = PlainServer.start(SocketNetworkTest::trickle)) {
      var miss = miss(hasty.ask(new TlsProbe(server.endpoint())));

      assertThat(miss.reason()).isEqualTo(Reason.TIMED_OUT);
      assertThat(miss.detail()).isEqualTo("connected; no certificate within 300 ms");
    }
  }

  private static void trickle(java.net.Socket peer) throws IOException {
    var out = peer.getOutputStream();
    out.write(new byte[] {22, 3, 3, 64, 0});
    while (true) {
      out.write(0);
      out.flush();
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void aServerThatResetsIsTold() throws IOException {
    try (var server =
        PlainServer.start(peer -> {
          peer.getInputStream().read();
          peer.setSoLinger(true, 0);
        })) {
      var miss = miss(new TlsProbe(server.endpoint()));

      assertThat(miss.reason()).isEqualTo(Reason.RESET);
      assertThat(miss.detail()).isEqualTo("connected, then reset");
    }
  }

  @Test
  void aServerThatHangsUpIsTold() throws IOException {
    try (var server =
        PlainServer.start(peer -> {
          peer.getInputStream().readNBytes(5);
          peer.shutdownOutput();
          peer.getInputStream().readAllBytes();
        })) {
      var miss = miss(new TlsProbe(server.endpoint()));

      assertThat(miss.reason()).isEqualTo(Reason.RESET);
      assertThat(miss.detail()).isEqualTo("connected, then closed without a word");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.0 400 no\\r\\n\\r\\n    | answers HTTP, not TLS: HTTP/1.0 400 no",
        "SSH-2.0-OpenSSH_9.2\\r\\n      | answers in plain text, not TLS: SSH-2.0-OpenSSH_9.2",
        "HTTP/1.0 400 \\033[31m\\r\\n | answers HTTP, not TLS: HTTP/1.0 400 ?[31m",
        "\\1\\2\\3          | answers something else than TLS, beginning with 01 02 03"
      })
  void aServerThatSpeaksSomethingElseIsQuoted(String said, String detail) throws IOException {
    var bytes = said.translateEscapes();
    try (var server = PlainServer.saying(bytes.getBytes(StandardCharsets.ISO_8859_1))) {
      var miss = miss(new TlsProbe(server.endpoint()));

      assertThat(miss.reason()).isEqualTo(Reason.NO_TLS);
      assertThat(miss.detail()).isEqualTo(detail);
    }
  }

  @Test
  void anAlertBeforeTheCertificateIsNamed() throws IOException {
    try (var server = PlainServer.saying(new byte[] {21, 3, 3, 0, 2, 2, 40})) {
      var miss = miss(new TlsProbe(server.endpoint()));

      assertThat(miss.reason()).isEqualTo(Reason.TLS_REFUSED);
      assertThat(miss.detail()).isEqualTo("the server refuses the handshake: handshake_failure");
    }
  }

  @Test
  void aNameThatDoesNotResolveIsUnresolved() {
    Resolver ignorant =
        name -> {
          throw new UnknownHostException(name);
        };

    var miss = miss(network(AMPLE, ignorant).ask(new TcpProbe(new Endpoint("cvm.example", 2074))));

    assertThat(miss.reason()).isEqualTo(Reason.UNRESOLVED);
    assertThat(miss.tries()).isEmpty();
  }

  @Test
  void aLookupThatIsLateIsLeftBehind() {
    var never = new CountDownLatch(1);
    Resolver late =
        _ -> {
          try {
            never.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    var impatient =
        new SocketNetwork(
            new Deadlines(SHORT, AMPLE, AMPLE),
            Limits.ofThisMachine(),
            late,
            java.util.Optional.empty());

    var miss = miss(impatient.ask(new TcpProbe(new Endpoint("cvm.example", 2074))));

    assertThat(miss.reason()).isEqualTo(Reason.UNRESOLVED);
    assertThat(miss.detail()).isEqualTo("no answer from the name service within 300 ms");
  }

  @Test
  void everyAddressOfANameIsAskedAndReported() throws IOException {
    try (var server = PlainServer.silent()) {
      var result = named("127.0.0.2", "127.0.0.1").ask(new TcpProbe(server.endpoint("a.example")));

      var answered = (Answered<TcpAnswer>) result;
      assertThat(answered.answer()).isEqualTo(new TcpAnswer("127.0.0.1"));
      assertThat(answered.tries())
          .extracting(Try::address)
          .containsExactly("127.0.0.2", "127.0.0.1");
      assertThat(answered.misses()).extracting(Try.Miss::reason).containsExactly(Reason.REFUSED);
    }
  }

  @Test
  void whenNoAddressAnswersTheDetailNamesEach() throws IOException {
    var port = closed().port();

    var miss =
        miss(named("127.0.0.2", "127.0.0.1").ask(new TcpProbe(new Endpoint("a.example", port))));

    assertThat(miss.detail())
        .isEqualTo("127.0.0.2: Connection refused; 127.0.0.1: Connection refused");
  }

  @Test
  void everyAttemptIsMadeAndReported() throws IOException {
    var repeat = new Repeat(3, Duration.ofMillis(1));
    try (var server = PlainServer.silent()) {
      var open = (Answered<TcpAnswer>) network.ask(new TcpProbe(server.endpoint(), repeat));

      assertThat(open.tries()).extracting(Try::attempt).containsExactly(1, 2, 3);
    }
    assertThat(miss(new TcpProbe(closed(), repeat)).tries()).hasSize(3);
  }

  /// Far more silent servers than places: each still gets its own deadline and no longer.
  @Test
  void serversThatSayNothingDoNotHoldUpEachOther() throws Exception {
    var narrow =
        new SocketNetwork(
            new Deadlines(AMPLE, AMPLE, Duration.ofSeconds(2)),
            new Limits(64, 1, 64),
            TlsServer.LIBRARY);
    try (var server = PlainServer.silent();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<ProbeResult<TlsAnswer>>>();
      for (int i = 0; i < 10; i++) {
        asked.add(threads.submit(() -> narrow.ask(new TlsProbe(server.endpoint()))));
      }

      for (Future<ProbeResult<TlsAnswer>> one : asked) {
        assertThat(miss(one.get()).reason()).isEqualTo(Reason.SILENT);
      }
    }
  }

  private static Network network(Duration handshake, Resolver resolver) {
    return new SocketNetwork(
        new Deadlines(AMPLE, AMPLE, handshake),
        Limits.ofThisMachine(),
        resolver,
        java.util.Optional.empty());
  }

  private static Network named(String... addresses) {
    return network(AMPLE, _ -> List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
  }

  private NoAnswer<?> miss(Probe<?> probe) {
    return miss(network.ask(probe));
  }

  private static NoAnswer<?> miss(ProbeResult<?> result) {
    assertThat(result).isInstanceOf(NoAnswer.class);
    return (NoAnswer<?>) result;
  }

  private static Endpoint closed() throws IOException {
    try (var server = PlainServer.silent()) {
      return server.endpoint();
    }
  }
}
