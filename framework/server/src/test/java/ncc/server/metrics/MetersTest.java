package ncc.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.run.ClusterRun;
import org.junit.jupiter.api.Test;

class MetersTest {
  private static final int SOURCES = 50;
  private static final int SCRAPES = 300;

  /// A table that is written anew is in every scrape, whole.
  @Test
  void noScrapeSeesATableThatIsBeingWritten() throws Exception {
    var meters = new Meters();
    meters.sources(List.of(cluster()));
    var isOver = new AtomicBoolean();
    try (var writing = Executors.newSingleThreadExecutor()) {
      var written =
          writing.submit(() -> {
            while (!isOver.get()) {
              meters.sources(List.of(cluster()));
            }
          });
      try {
        for (int i = 0; i < SCRAPES; i++) {
          var lines = meters.text("text/plain").lines();
          assertThat(lines.filter(line -> line.startsWith("ncc_source_up{"))).hasSize(SOURCES);
        }
      } finally {
        isOver.set(true);
      }
      written.get();
    }
  }

  private static ClusterRun cluster() {
    var parts =
        IntStream.range(0, SOURCES)
            .mapToObj(i ->
                new Part(
                    new Origin("source-" + i, Instant.EPOCH),
                    Set.of(),
                    Part.Roster.EVERY_VM,
                    1,
                    true))
            .toList();
    return new ClusterRun(Cluster.named("tokyo-01"), 1, 1, parts, List.of(), List.of());
  }
}
