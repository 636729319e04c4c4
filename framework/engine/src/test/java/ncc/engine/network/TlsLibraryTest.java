package ncc.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import ncc.engine.Network;
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

/// What the engine makes of a library that knows little.
@Timeout(120)
class TlsLibraryTest {
  private final Ignorant library = new Ignorant();
  private final Network network =
      new SocketNetwork(
          Deadlines.each(Duration.ofSeconds(60)), Limits.ofThisMachine(), Optional.of(library));

  @Test
  void whatTheLibraryLeavesUndecidedTheJdkAnswers() throws Exception {
    try (var server = TlsServer.start("TLSv1.3", TestPair.of("EC", "cvm"))) {
      var result = network.ask(new TlsProbe(server.endpoint()));

      assertThat(result).isInstanceOf(Answered.class);
      assertThat(((Answered<TlsAnswer>) result).tries()).hasSize(1);
      assertThat(library.names).containsExactly(Optional.empty());
      assertThat(library.open).hasValue(0);
    }
  }

  @Test
  void aKeyPairIsShownByTheJdk(@TempDir Path folder) throws Exception {
    var client = TestPair.of("EC", "client");
    try (var server = TlsServer.start("TLSv1.3", TestPair.of("EC", "cvm"), List.of(client))) {
      var key = Optional.of(client.saved(folder));
      var result = network.ask(new TlsProbe(server.endpoint(), Repeat.ONCE, key));

      assertThat(((Answered<TlsAnswer>) result).answer().level())
          .isEqualTo(Level.MUTUAL_TLS_ACCEPTED);
      assertThat(library.names).isEmpty();
    }
  }

  @Test
  void aServerThatIsGoneBeforeTheJdkAsksHasRefused() throws Exception {
    var server = PlainServer.silent();
    library.before = () -> server.socket().close();

    var result = network.ask(new TlsProbe(server.endpoint()));

    assertThat(result)
        .isInstanceOfSatisfying(
            NoAnswer.class,
            miss -> {
              assertThat(miss.reason()).isEqualTo(Reason.TLS_REFUSED);
              assertThat(miss.detail())
                  .isEqualTo("the server refuses the handshake: handshake_failure");
            });
  }

  @FunctionalInterface
  private interface Action {
    void take() throws IOException;
  }

  /// Never knows.
  private static final class Ignorant implements TlsLibrary {
    final List<Optional<String>> names = new ArrayList<>();
    final AtomicInteger open = new AtomicInteger();
    Action before = () -> {};

    @Override
    public Optional<String> obstacle() {
      return Optional.empty();
    }

    @Override
    public TlsClient client(Optional<String> serverName, TlsWitness witness) {
      names.add(serverName);
      open.incrementAndGet();
      return new TlsClient() {
        @Override
        public int largestRecord() {
          return 1000;
        }

        @Override
        public Need handshake(ByteBuffer in, ByteBuffer out) throws IOException {
          before.take();
          throw new TlsUndecided("Received fatal alert: handshake_failure");
        }

        @Override
        public Need data(ByteBuffer in, ByteBuffer out) {
          return Need.NOTHING;
        }

        @Override
        public void farewell(ByteBuffer out) {}

        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    }
  }
}
