package ncc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import ncc.engine.network.Deadlines;
import ncc.engine.network.Limits;
import ncc.engine.network.SocketNetwork;
import ncc.spi.check.ProbeCheck;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.NoAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A kind of probe that a jar brings, at its worst.
@Timeout(60)
class PluginTalkTest {
  private static final String HANGS =
      """
      import java.util.*;
      import ncc.spi.check.*;
      import ncc.spi.inventory.Inventory;
      import ncc.spi.probe.*;
      %s
      public record Bad() implements ProbeCheck<TalkProbe<String>, String> {
        public List<TalkProbe<String>> probes(Inventory inventory) {
          var target = new Endpoint("127.0.0.1", Integer.parseInt(inventory.cluster().name()));
          return List.of(new TalkProbe<>(target, "nothing", new Hang()));
        }
        public Verdict judge(
            TalkProbe<String> probe, ProbeResult<String> result, CheckContext context) {
          return Verdict.pass();
        }
        public record Hang() implements Talk<String> {
          public byte[] request() { return new byte[0]; }
          public synchronized Optional<String> answer(byte[] received, boolean isLast) {
            while (true) {
              try { wait(); } catch (InterruptedException e) { }
            }
          }
        }
      }
      """
          .formatted(PluginJar.ANNOTATION.replace("ID", "bad_check"));

  @TempDir Path folder;

  @Test
  void oneThatNeverSaysWhatItHeardIsLeftBehindAtTheDeadline() throws Exception {
    var jar =
        PluginJar.write(
            folder.resolve("bad.jar"),
            Map.of("Bad", HANGS),
            Map.of("META-INF/services/ncc.spi.check.Check", "Bad"));
    var check = Plugins.find(List.of(jar)).check("bad_check").orElseThrow().check();
    var ample = Duration.ofSeconds(60);
    var network =
        new SocketNetwork(
            new Deadlines(ample, ample, Duration.ofMillis(300)), Limits.ofThisMachine());
    try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> greet(server));
      var probe = probe(check, String.valueOf(server.getLocalPort()));

      var miss = (NoAnswer<?>) network.ask(probe);

      assertThat(miss.reason()).isEqualTo(ProbeResult.Reason.CANNOT_ASK);
      assertThat(miss.detail())
          .isEqualTo("the probe itself failed: it gave no answer within 300 ms");
    }
  }

  private static void greet(ServerSocket server) {
    try (var peer = server.accept()) {
      peer.getOutputStream().write('x');
      peer.getInputStream().readAllBytes();
    } catch (IOException _) {
      // Whoever asked has hung up.
    }
  }

  private static Probe<?> probe(ncc.spi.check.Check check, String cluster) {
    var inventory = new Inventory(Cluster.named(cluster), List.of(), List.of(), List.of());
    return ((ProbeCheck<?, ?>) check).probes(inventory).getFirst();
  }
}
