package ncc.source.prism.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;
import ncc.testkit.prism.PrismFault;
import ncc.testkit.prism.PrismFaults;
import ncc.testkit.prism.PrismSettings;
import ncc.testkit.prism.PrismSimulator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Time is up half-way through: Prism has answered some questions and keeps silent on the next.
@Timeout(60)
class InterruptedReadingTest {
  private static final PrismFaults SILENCE = PrismFaults.of(PrismFault.SLOW, 600_000);
  private static final GeneratedSite SITE = new GeneratedSite(2, new GeneratedFleet(320, 7));

  /// Lets Prism fall silent with the file of that name, and the reader be interrupted.
  private record Falling(PrismSimulator prism, String last, Thread reader) implements Recorder {
    @Override
    public InputStream recorded(String file, InputStream in) {
      if (file.equals(last)) {
        prism.faults(SILENCE);
        Thread.ofVirtual().start(this::interruptOnceItWaits);
      }
      return in;
    }

    /// The next question is under way.
    private void interruptOnceItWaits() {
      long before = prism.traffic().count();
      while (prism.traffic().count() == before) {
        Thread.onSpinWait();
      }
      reader.interrupt();
    }

    @Override
    public void missing(String file, String reason) {}
  }

  private static Set<Thread> clients() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({
    "false, prism_v1_cluster.json",
    "false, prism_v1_vms_0000.json",
    "true, prism_v4_clusters_0000.json",
    "true, prism_v4_vms_0000.json",
  })
  void whatCameIsGivenAndTheRestIsMissing(boolean isCentral, String last) throws Exception {
    var before = clients();
    var read = new CompletableFuture<List<Inventory>>();
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var asked = isCentral ? Asked.central(prism) : Asked.element(prism);
      var reader =
          Thread.ofPlatform()
              .unstarted(() -> {
                try {
                  read.complete(
                      asked.recordedBy(new Falling(prism, last, Thread.currentThread())).read());
                } catch (SourceException | RuntimeException failed) {
                  read.completeExceptionally(failed);
                }
              });
      reader.start();
      var inventories = read.get();

      assertThat(inventories).isNotEmpty().noneMatch(Inventory::isComplete);
      assertThat(inventories.getFirst().cluster().name()).isEqualTo("tokyo-01");
      assertThat(inventories.getFirst().caveats())
          .extracting(Caveat::reason)
          .anyMatch(reason -> reason.contains("time was up"));
      reader.join();
    }
    for (Thread client : clients()) {
      if (!before.contains(client)) {
        client.join();
      }
    }
  }
}
