package ncc.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ncc.engine.RunMonitor;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.setting.Settings;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One source, many clusters: which of them it is told are of interest, and which it is believed to
/// tell of.
@Timeout(60)
class SharedSourceTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final ConcurrentHashMap<String, WantedClusters> told = new ConcurrentHashMap<>();

  private PlannedSource source(String name, String... clusters) {
    var source =
        FakeSource.reading(
            "fake",
            request -> {
              told.put(request.location(), request.clusters());
              var found = new ArrayList<Inventory>();
              for (String cluster : clusters) {
                found.add(new Inventory(Cluster.named(cluster), List.of(), List.of(), List.of()));
              }
              return found;
            });
    return new PlannedSource(source, name, Settings.NONE, "fake:" + name);
  }

  private static PlannedCluster cluster(String name, PlannedSource... sources) {
    return new PlannedCluster(name, List.of(sources), LONG);
  }

  private static ReadFleet read(
      List<PlannedCluster> clusters, List<PlannedSource> sources, WantedClusters wanted) {
    var limits = new FleetLimits(4, LONG, Duration.ofMillis(200));
    return new FleetReading(limits, InstantSource.fixed(Instant.EPOCH), new RunMonitor())
        .read(new FleetPlan(clusters, sources, wanted));
  }

  @Test
  void itIsToldTheClustersThatNameIt() {
    var central = source("pc", "a", "b");
    read(
        List.of(cluster("a", central), cluster("b", source("pe", "b"), central)),
        List.of(),
        WantedClusters.ALL);
    assertThat(told)
        .containsEntry("pc", WantedClusters.own(Set.of("a", "b")))
        .containsEntry("pe", WantedClusters.own(Set.of("b")));
  }

  @Test
  void oneThatNoClusterNamesIsToldWhatTheOperatorWants() {
    var wanted = WantedClusters.called(Set.of("b"));
    read(List.of(cluster("a", source("a", "a"))), List.of(source("pc", "b")), wanted);
    assertThat(told)
        .containsEntry("a", WantedClusters.own(Set.of("a")))
        .containsEntry("pc", wanted);
  }

  @Test
  void oneThatStandsForAllItsClustersIsAskedForAll() {
    var central = source("pc", "a", "b", "c");
    var fleet = read(List.of(cluster("a", central)), List.of(central), WantedClusters.ALL);
    assertThat(told).containsEntry("pc", WantedClusters.ALL);
    assertThat(fleet.clusters()).hasSize(3);
  }

  @Test
  void theOnlyClusterItTellsOfIsNotTakenForTheOther() {
    var central = source("pc", "a");
    var fleet =
        read(List.of(cluster("a", central), cluster("b", central)), List.of(), WantedClusters.ALL);
    assertThat(fleet.clusters().getFirst().caveats()).isEmpty();
    assertThat(fleet.clusters().getLast().caveats())
        .extracting(Caveat::reason)
        .containsExactly("it has no cluster called 'b', but 'a'");
  }

  @Test
  void theOnlyClusterOfASourceOfOneIsTheOneThatNamesIt() {
    var fleet = read(List.of(cluster("ours", source("pc", "a"))), List.of(), WantedClusters.ALL);
    assertThat(fleet.clusters())
        .extracting(one -> one.cluster().name(), Inventory::caveats)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("ours", List.of()));
  }
}
