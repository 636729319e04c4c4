package ncc.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import ncc.engine.RunMonitor;
import ncc.engine.setting.FetchedSecret;
import ncc.engine.source.FakeSource.Reading;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.setting.Secret;
import ncc.spi.setting.Settings;
import ncc.spi.source.SourceException;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FleetReadingTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final RunMonitor monitor = new RunMonitor();

  private ReadFleet read(int maxClusters, FleetPlan plan) {
    var limits = new FleetLimits(maxClusters, LONG, Duration.ofMillis(200));
    return new FleetReading(limits, InstantSource.fixed(NOW), monitor).read(plan);
  }

  private ReadFleet read(PlannedCluster... clusters) {
    return read(32, new FleetPlan(List.of(clusters), List.of(), WantedClusters.ALL));
  }

  private ReadFleet read(PlannedSource... sources) {
    return read(32, new FleetPlan(List.of(), List.of(sources), WantedClusters.ALL));
  }

  private static PlannedCluster cluster(String name, PlannedSource... sources) {
    return new PlannedCluster(name, List.of(sources), LONG);
  }

  private static PlannedCluster impatient(String name, PlannedSource... sources) {
    return new PlannedCluster(name, List.of(sources), SHORT);
  }

  private static PlannedSource source(String uri, Reading reading) {
    return new PlannedSource(
        FakeSource.reading("fake", reading), uri, Settings.NONE, "fake:" + uri);
  }

  private static PlannedSource brings(String uri, Inventory... inventories) {
    return source(uri, _ -> List.of(inventories));
  }

  private static Inventory inventory(String name) {
    return inventory(name, Optional.empty());
  }

  private static Inventory inventory(String name, Optional<UUID> uuid) {
    var part =
        new Part(
            new Origin(name + "/list", NOW),
            FactType.setOf(NgtLink.class),
            Part.Roster.EVERY_NGT_VM,
            0,
            true);
    return new Inventory(cluster(name, uuid), List.of(), List.of(part), List.of());
  }

  private static Cluster cluster(String name, Optional<UUID> uuid) {
    var none = Optional.<String>empty();
    return new Cluster(
        name,
        uuid,
        none,
        Facts.known(
            none.map(NccVersion::new), none.map(VirtualIp::new), none.map(DataServicesIp::new)));
  }

  private static Optional<UUID> uuid(String of) {
    return Optional.of(UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Inventory> waitFor(CountDownLatch latch) throws SourceException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new SourceException("interrupted", e);
    }
    return List.of(inventory("late"));
  }

  private static List<String> lines(List<Inventory> inventories) {
    return inventories.stream()
        .map(one ->
            one.cluster().name()
                + one.caveats().stream()
                    .map(c -> " " + c.kind() + " " + c.where() + ": " + c.reason())
                    .toList())
        .toList();
  }

  @Test
  void sourcesOfAClusterAndClustersAreReadSideBySide() {
    var all = new CyclicBarrier(4);
    Reading meeting =
        request -> {
          meet(all);
          return List.of(inventory(request.location()));
        };

    var fleet =
        read(
            cluster("a", source("a1", meeting), source("a2", meeting)),
            cluster("b", source("b1", meeting), source("b2", meeting)));

    assertThat(lines(fleet.clusters())).containsExactly("a[]", "b[]");
    assertThat(fleet.clusters().getFirst().parts()).hasSize(2);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void neverAreMoreClustersReadAtOnceThanAllowed() {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    Reading counting =
        request -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.onSpinWait();
          now.decrementAndGet();
          return List.of(inventory(request.location()));
        };
    var sources = IntStream.range(0, 100).mapToObj(i -> source("c" + i, counting)).toList();

    var fleet = read(3, new FleetPlan(List.of(), sources, WantedClusters.ALL));

    assertThat(fleet.clusters()).hasSize(100);
    assertThat(most).hasValueBetween(1, 3);
  }

  @Test
  void aDeadClusterIsThereWithItsReasonAndTheOthersAreUnharmed() {
    var dead =
        source(
            "dead",
            _ -> {
              throw new SourceException("dead:9440: connection refused");
            });

    var fleet = read(cluster("a", brings("a", inventory("x"))), cluster("b", dead));

    assertThat(lines(fleet.clusters()))
        .containsExactly("a[]", "b[ OUT_OF_REACH fake:dead: dead:9440: connection refused]");
    assertThat(fleet.reasons())
        .containsExactly("cluster b: fake:dead: dead:9440: connection refused");
  }

  @Test
  void aSourceThatHangsCostsItsClusterAlone() {
    var never = new CountDownLatch(1);

    var fleet =
        read(
            impatient("slow", source("s", _ -> waitFor(never))),
            cluster("a", brings("a", inventory("x"))));

    assertThat(lines(fleet.clusters()))
        .containsExactly("slow[ OUT_OF_REACH fake:s: not read within its 0s]", "a[]");
    assertThat(fleet.reasons()).containsExactly("cluster slow: fake:s: not read within its 0s");
  }

  @Test
  void asManyAsWillSourcesThatIgnoreInterruptionAreLeftBehind() {
    var end = new CountDownLatch(1);
    Reading deaf =
        _ -> {
          while (end.getCount() > 0) {
            Thread.onSpinWait();
          }
          return List.of();
        };
    var clusters = new ArrayList<PlannedCluster>();
    int more = Runtime.getRuntime().availableProcessors() + 1;
    IntStream.range(0, more).forEach(i -> clusters.add(impatient("d" + i, source("d" + i, deaf))));
    clusters.add(cluster("a", brings("a", inventory("x"))));

    try {
      var fleet = read(more, new FleetPlan(clusters, List.of(), WantedClusters.ALL));

      assertThat(lines(fleet.clusters())).contains("a[]").hasSize(more + 1);
    } finally {
      end.countDown();
    }
  }

  @Test
  void whatASourceBroughtWhenItsTimeWasUpIsKept() {
    var never = new CountDownLatch(1);
    Reading partly =
        _ -> {
          try {
            never.await();
          } catch (InterruptedException _) {
            // Time is up.
          }
          return List.of(inventory("x"));
        };

    var fleet = read(impatient("a", source("s", partly)));

    assertThat(fleet.clusters().getFirst().parts()).hasSize(1);
    assertThat(lines(fleet.clusters()))
        .containsExactly("a[ OUT_OF_REACH fake:s: not read within its 0s]");
  }

  @Test
  void whateverASourceThrowsIsACaveat() {
    var broken =
        source(
            "b",
            _ -> {
              throw new StackOverflowError("a\nb");
            });

    assertThat(lines(read(cluster("b", broken)).clusters()))
        .containsExactly(
            "b[ OUT_OF_REACH fake:b: the source itself failed: java.lang.StackOverflowError: a b]");
  }

  @Test
  void aSecretThatAnExceptionQuotesIsMasked() throws SourceException {
    Secret secret = new FetchedSecret("file pw", () -> "hunter2");
    var settings = new Settings(Map.of(), Map.of("password", secret));
    Reading careless =
        request -> {
          throw new IllegalStateException("bad header: " + FakeSource.password(request));
        };
    var source = new PlannedSource(FakeSource.reading("fake", careless), "x", settings, "fake:x");

    var fleet = read(cluster("a", source));

    assertThat(fleet.reasons())
        .containsExactly(
            "cluster a: fake:x: the source itself failed: java.lang.IllegalStateException: bad"
                + " header: ********");
    assertThat(fleet.toString()).doesNotContain("hunter2");
  }

  @Test
  void aSourceThatSeveralClustersNameIsReadOnce() {
    var count = new AtomicInteger();
    var central =
        source(
            "pc",
            _ -> {
              count.incrementAndGet();
              return List.of(inventory("a"), inventory("b"), inventory("c"));
            });

    var fleet = read(cluster("a", central), cluster("b", central));

    assertThat(lines(fleet.clusters())).containsExactly("a[]", "b[]");
    assertThat(count).hasValue(1);
  }

  @Test
  void aSourceOfOneClusterTellsOfTheOneThatNamesIt() {
    assertThat(lines(read(cluster("tokyo", brings("s", inventory("other")))).clusters()))
        .containsExactly("tokyo[]");
  }

  @Test
  void ofSeveralClustersTheOneOfTheKnownUuidIsTaken() {
    var element = brings("pe", inventory("x", uuid("1")));
    var central = brings("pc", inventory("p", uuid("0")), inventory("q", uuid("1")));

    var fleet = read(cluster("tokyo", element, central));

    assertThat(fleet.clusters().getFirst().parts())
        .extracting(part -> part.origin().name())
        .containsExactly("x/list", "q/list");
  }

  @Test
  void aClusterThatItsSourceDoesNotKnowIsToldWhatTheSourceCouldNotRead() {
    var lost =
        new Caveat(Caveat.Kind.OUT_OF_REACH, "pc clusters", "answered 403", Set.of(), Set.of());
    var one = inventory("c0").withCaveats(List.of(lost));
    var other = inventory("c1").withCaveats(List.of(lost));

    assertThat(lines(read(cluster("tokyo", brings("pc", one, other))).clusters()))
        .containsExactly(
            "tokyo[ OUT_OF_REACH fake:pc: it has no cluster called 'tokyo', but 'c0', 'c1';"
                + " pc clusters: answered 403]");
  }

  @Test
  void aClusterThatItsSourceDoesNotKnowIsUnreadAndSomeNamesAreShown() {
    var many = IntStream.range(0, 12).mapToObj(i -> inventory("c" + i)).toArray(Inventory[]::new);

    assertThat(lines(read(cluster("tokyo", brings("pc", many))).clusters()))
        .containsExactly(
            "tokyo[ OUT_OF_REACH fake:pc: it has no cluster called 'tokyo', but 'c0', 'c1', 'c2',"
                + " 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9' and 2 more]");
  }

  @Test
  void ofTwoClustersOfOneNameNoneIsGuessed() {
    var central = brings("pc", inventory("a", uuid("0")), inventory("a", uuid("1")));

    assertThat(read(cluster("a", central)).reasons().getFirst())
        .startsWith(
            "cluster a: fake:pc: it has 2 clusters of this name; name it by its UUID, one of '");
  }

  @Test
  void unnamedSourcesBringAllTheyKnow() {
    var fleet =
        read(
            brings("pc", inventory("a", uuid("0")), inventory("b", uuid("1"))),
            brings("pe", inventory("b", uuid("1"))),
            source(
                "dead",
                _ -> {
                  throw new SourceException("no answer");
                }));

    assertThat(lines(fleet.clusters())).containsExactly("a[]", "b[]");
    assertThat(lines(fleet.unread()))
        .containsExactly("fake:dead[ OUT_OF_REACH fake:dead: no answer]");
  }

  @Test
  void aStopTakesEffectWhileReading() {
    var never = new CountDownLatch(1);
    var whole = brings("a", inventory("a"));
    var stopping =
        source(
            "b",
            _ -> {
              monitor.stop();
              return waitFor(never);
            });
    var plan =
        new FleetPlan(
            List.of(), List.of(whole, stopping, brings("c", inventory("c"))), WantedClusters.ALL);

    var fleet = read(1, plan);

    assertThat(Arrays.asList(lines(fleet.clusters()), lines(fleet.unread())))
        .hasToString(
            "[[a[]], [fake:b[ OUT_OF_REACH fake:b: the run was stopped before this was read],"
                + " fake:c[ OUT_OF_REACH fake:c: the run was stopped before this was read]]]");
  }

  @Test
  void theMonitorCountsClusters() {
    read(cluster("a", brings("a", inventory("a"))), cluster("b", brings("b", inventory("b"))));

    assertThat(monitor.clustersDone()).isEqualTo(2);
    assertThat(monitor.clusters()).isEqualTo(2);
    assertThat(monitor.share()).isEqualTo(0.5);
  }

  @Test
  void namedClustersThatTellOneUuidAreInConflict() {
    var uuid = Optional.of(UUID.fromString("00000000-0000-4000-8000-000000000001"));
    var read =
        read(
            cluster("tokyo", brings("a", inventory("x", uuid))),
            cluster("osaka", brings("b", inventory("y", uuid))),
            cluster("kyoto", brings("c", inventory("z"))));

    assertThat(read.clusters())
        .extracting(one -> one.cluster().name())
        .containsExactly("tokyo", "osaka", "kyoto");
    assertThat(read.clusters())
        .extracting(Inventory::isComplete)
        .containsExactly(false, false, true);
    assertThat(read.clusters().getFirst().caveats().getFirst().reason())
        .isEqualTo(
            "it tells the UUID 00000000-0000-4000-8000-000000000001, and so does 'osaka': one of"
                + " them reads the wrong cluster, or they are one and belong under one name");
    assertThat(read.reasons()).hasSize(2);
  }
}
