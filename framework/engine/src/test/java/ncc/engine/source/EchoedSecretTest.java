package ncc.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ncc.engine.RunMonitor;
import ncc.engine.setting.FetchedSecret;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.setting.Secret;
import ncc.spi.setting.Settings;
import ncc.spi.source.SourceException;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server that sends back what it was told does not get it into a report.
@Timeout(60)
class EchoedSecretTest {
  private static ReadFleet read(FakeSource.Reading reading) {
    Secret secret = new FetchedSecret("file pw", () -> "hunter2");
    var settings = new Settings(Map.of(), Map.of("password", secret));
    var source = new PlannedSource(FakeSource.reading("fake", reading), "x", settings, "fake:x");
    var hour = Duration.ofHours(1);
    return new FleetReading(
            new FleetLimits(1, hour, hour), InstantSource.fixed(Instant.EPOCH), new RunMonitor())
        .read(new FleetPlan(List.of(), List.of(source), WantedClusters.ALL));
  }

  @Test
  void inACaveatItIsMasked() {
    var fleet =
        read(request -> {
          var secret = FakeSource.password(request);
          var caveat =
              new Caveat(
                  Caveat.Kind.LIST_INCOMPLETE,
                  "fake:x GET /" + secret,
                  "is no JSON: '" + secret + "'",
                  FactType.setOf(NgtLink.class),
                  Set.of());
          return List.of(new Inventory(Cluster.named("a"), List.of(), List.of(), List.of(caveat)));
        });

    assertThat(fleet.clusters().getFirst().caveats())
        .containsExactly(
            new Caveat(
                Caveat.Kind.LIST_INCOMPLETE,
                "fake:x GET /********",
                "is no JSON: '********'",
                FactType.setOf(NgtLink.class),
                Set.of()));
  }

  @Test
  void inAnErrorItIsMasked() {
    var fleet =
        read(request -> {
          throw new SourceException("refused: " + FakeSource.password(request));
        });

    assertThat(fleet.reasons()).containsExactly("fake:x: refused: ********");
  }
}
