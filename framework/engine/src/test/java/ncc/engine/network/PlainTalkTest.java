package ncc.engine.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Answered;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.Talk;
import ncc.spi.probe.TalkProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class PlainTalkTest {
  private static final Duration AMPLE = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(300);

  /// Sends a text, and takes a line that begins with another for its answer.
  private record Line(String sent, String begin) implements Talk<String> {
    @Override
    public byte[] request() {
      return sent.getBytes(US_ASCII);
    }

    @Override
    public Optional<String> answer(byte[] received, boolean isLast) {
      var text = new String(received, US_ASCII);
      return Optional.of(text.strip())
          .filter(line -> line.startsWith(begin) && (isLast || text.endsWith("\n")));
    }
  }

  private static ProbeResult<String> ask(PlainServer server, Talk<String> talk, Duration deadline) {
    return new SocketNetwork(new Deadlines(AMPLE, AMPLE, deadline), Limits.ofThisMachine())
        .ask(new TalkProbe<>(server.endpoint(), "a line", talk));
  }

  private static NoAnswer<String> miss(PlainServer server, Talk<String> talk, Duration deadline) {
    return (NoAnswer<String>) ask(server, talk, deadline);
  }

  private static void say(Socket peer, String text) throws IOException {
    peer.getOutputStream().write(text.getBytes(US_ASCII));
    peer.getOutputStream().flush();
  }

  /// Ends, and waits until the other side does.
  private static void end(Socket peer) throws IOException {
    peer.shutdownOutput();
    peer.getInputStream().readAllBytes();
  }

  @Test
  void whatIsSentIsHeardAndTheAnswerIsReadAsItComesInPieces() throws IOException {
    try (var server =
        PlainServer.start(peer -> {
          var heard = new String(peer.getInputStream().readNBytes(6), US_ASCII);
          say(peer, "220 ");
          say(peer, "you said " + heard);
        })) {
      var answered = (Answered<String>) ask(server, new Line("HELLO\n", "220"), AMPLE);

      assertThat(answered.answer()).isEqualTo("220 you said HELLO");
      assertThat(answered.tries()).hasSize(1);
    }
  }

  @Test
  void aServerMayAnswerByEnding() throws IOException {
    try (var server =
        PlainServer.start(peer -> {
          say(peer, "220 no line end");
          end(peer);
        })) {
      assertThat(((Answered<String>) ask(server, new Line("", "220"), AMPLE)).answer())
          .isEqualTo("220 no line end");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 400 no\\r\\n\\r\\n | UNEXPECTED | answers something else: HTTP/1.1 400 no",
        "\\1\\2\\3 | UNEXPECTED | answers something else: beginning with 01 02 03",
        "'' | RESET | connected, then closed without a word",
      })
  void whatIsNoAnswerIsQuoted(String said, Reason reason, String detail) throws IOException {
    try (var server =
        PlainServer.start(peer -> {
          say(peer, said.translateEscapes());
          end(peer);
        })) {
      var miss = miss(server, new Line("", "220"), AMPLE);

      assertThat(miss.reason()).isEqualTo(reason);
      assertThat(miss.detail()).isEqualTo(detail);
    }
  }

  @Test
  void aServerThatSaysNothingIsSilentAndOneThatStopsHalfWayIsLate() throws IOException {
    try (var silent = PlainServer.silent();
        var half =
            PlainServer.start(peer -> {
              say(peer, "220 ");
              peer.getInputStream().readAllBytes();
            })) {
      var none = miss(silent, new Line("", "220"), SHORT);
      var late = miss(half, new Line("", "220"), SHORT);

      assertThat(none.reason()).isEqualTo(Reason.SILENT);
      assertThat(none.detail()).isEqualTo("connected; not a word within 300 ms");
      assertThat(late.reason()).isEqualTo(Reason.TIMED_OUT);
      assertThat(late.detail()).isEqualTo("connected; no whole answer within 300 ms");
    }
  }

  @Test
  void whoNeverEndsIsListenedToSoLongAndNoLonger() throws IOException {
    try (var server =
        PlainServer.start(peer -> {
          while (true) {
            say(peer, "blah".repeat(100));
          }
        })) {
      assertThat(miss(server, new Line("", "220"), AMPLE).reason()).isEqualTo(Reason.UNEXPECTED);
    }
  }

  @Test
  void aRequestThatIsTooLongIsNotSent() throws IOException {
    try (var server = PlainServer.silent()) {
      var miss = miss(server, new Line("x".repeat(TalkProbe.MOST_SENT + 1), ""), AMPLE);

      assertThat(miss.reason()).isEqualTo(Reason.CANNOT_ASK);
      assertThat(miss.detail()).isEqualTo("the probe itself failed: its request has 4097 bytes");
    }
  }

  @Test
  void whatThePluginThrowsSaysNothingOfTheTarget() throws IOException {
    try (var server = PlainServer.start(peer -> say(peer, "220\n"))) {
      var miss =
          miss(
              server,
              new Talk<>() {
                @Override
                public byte[] request() {
                  return new byte[0];
                }

                @Override
                public Optional<String> answer(byte[] received, boolean isLast) {
                  throw new IllegalStateException("boom " + Arrays.toString(received).length());
                }
              },
              AMPLE);

      assertThat(miss.reason()).isEqualTo(Reason.CANNOT_ASK);
      assertThat(miss.detail())
          .startsWith("the probe itself failed: java.lang.IllegalStateException: boom");
    }
  }
}
