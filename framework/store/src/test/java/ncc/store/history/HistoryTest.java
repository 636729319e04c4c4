package ncc.store.history;

import static ncc.store.history.Round.NOON;
import static ncc.store.history.Round.fail;
import static ncc.store.history.Round.ofCluster;
import static ncc.store.history.Round.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryTest {
  private static final Instant LATER = NOON.plusSeconds(300);
  private static final Instant LAST = NOON.plusSeconds(600);

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void aRunComesBackAsItWas(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      var run = SampleRuns.troubled();

      store.history().record(run, Optional.empty());

      assertThat(store.history().run(run.id())).contains(run);
      assertThat(store.history().run("other")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void whatDidNotChangeWritesNoFinding(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      store.record(Round.at(NOON, pass("a"), fail("b")).run());
      store.record(Round.at(LATER, pass("a"), fail("b")).run());

      assertThat(store.rows("finding")).isEqualTo(2);
      assertThat(store.rows("document")).as("head, check, two texts").isEqualTo(4);
    }
  }

  /// What reads alike may have another reason, or be mended otherwise.
  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void anotherDiagnosisOrRemedyIsAnotherState(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      var first = store.record(Round.at(NOON, diagnosed("cut", "restart")).run());
      var second = store.record(Round.at(LATER, diagnosed("shut", "restart")).run());
      var third = store.record(Round.at(LAST, diagnosed("shut", "open")).run());

      assertComesBack(store, first, second, third);
    }
  }

  private static Finding diagnosed(String diagnosis, String remedy) {
    var verdict = new Verdict(Status.FAIL, "Link is down", "", List.of(), diagnosis, remedy);
    return new Finding(fail("a").subject(), verdict);
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void itIsKnownUntilWhenEachPassed(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      store.record(Round.at(NOON, pass("a"), pass("b"), fail("c"), pass("d")).run());
      store.record(Round.at(LATER, pass("a"), fail("b"), fail("c"), fail("d")).run());
      var run = store.record(Round.at(LAST, pass("a"), fail("b"), fail("c"), pass("d")).run());
      var cluster = run.clusters().getFirst();
      var check = cluster.checks().getFirst().check().id();
      var now = LAST.plusSeconds(9);

      assertThat(store.history().passedUntil(check, cluster.cluster().key(), now))
          .isEqualTo(Map.of(id("a"), now, id("b"), LATER, id("d"), now));
      assertThat(store.history().passedUntil("other", cluster.cluster().key(), now)).isEmpty();
      assertThat(store.history().passedUntil(check, "other", now)).isEmpty();
    }
  }

  private static String id(String name) {
    return pass(name).subject().id();
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void eachRunKeepsWhatItFound(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      var first = store.record(Round.at(NOON, pass("a"), fail("b"), pass("c")).run());
      var second = store.record(Round.at(LATER, fail("a"), fail("b")).run());
      var third = store.record(Round.at(LAST, fail("a"), pass("b"), pass("c")).run());

      assertThat(store.rows("finding")).isEqualTo(6);
      assertComesBack(store, first, second, third);
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void anIncompleteInventoryLeavesOthersAsTheyAre(Supplier<StoreAddress> engine)
      throws StoreException {
    try (var store = OpenStore.at(engine)) {
      var first = store.record(Round.at(NOON, pass("a"), pass("b")).run());
      var cut = store.record(Round.at(LATER, fail("a")).incomplete().run());
      var again = store.record(Round.at(LAST, fail("a"), pass("b")).run());

      assertThat(store.rows("finding")).as("a, a again, b throughout").isEqualTo(3);
      assertComesBack(store, first, cut, again);
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void aVerdictOnTheClusterAloneLeavesItsVmsAsTheyAre(Supplier<StoreAddress> engine)
      throws StoreException {
    try (var store = OpenStore.at(engine)) {
      var first = store.record(Round.at(NOON, pass("a"), pass("b")).run());
      var blind = Round.at(LATER, ofCluster(Verdict.err("Cannot tell", ""))).withVms(2);
      var second = store.record(blind.run());
      var again = store.record(Round.at(LAST, pass("a"), pass("b")).run());

      assertThat(store.rows("finding where until_ms is null")).isEqualTo(2);
      assertThat(store.rows("finding")).isEqualTo(3);
      assertComesBack(store, first, second, again);
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void aVmMissingFromACompleteInventoryIsGone(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      store.record(Round.at(NOON, pass("a"), pass("b")).run());
      store.record(Round.at(LATER, pass("a")).run());

      assertThat(store.rows("finding where until_ms is null")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void anInventoryThatBecomesCompleteClosesWhatItNeverSaw(Supplier<StoreAddress> engine)
      throws StoreException {
    try (var store = OpenStore.at(engine)) {
      store.record(Round.at(NOON, pass("a"), pass("b")).run());
      store.record(Round.at(LATER, pass("a")).incomplete().run());
      store.record(Round.at(LAST, pass("a")).run());

      assertThat(store.rows("finding where until_ms is null")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void aRunThatAnotherDaemonOvertookIsRefused(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      long before = store.record(Round.at(NOON, pass("a")).run(), Fence.NONE);
      store.record(Round.at(LATER, pass("a")).run());

      var overtaken = new Fence(before, 0);
      assertThatThrownBy(() -> store.record(Round.at(LAST, fail("a")).run(), overtaken))
          .isInstanceOf(RunRefusedException.class)
          .hasMessage(
              "run tokyo-01.link.1795349400000 of link on tokyo-01 is refused: a later one is"
                  + " stored");
      assertThat(store.rows("run")).isEqualTo(2);
      assertThat(store.record(Round.at(LATER, fail("a")).of("other").run())).isNotNull();
    }
  }

  /// One that waited in memory while the store was away comes after those before it.
  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void aRunAfterOneOfTheSameDaemonIsKept(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      long before = store.record(Round.at(NOON, pass("a")).run(), Fence.NONE);
      long own = store.record(Round.at(LATER, pass("a")).run(), Fence.NONE);

      assertThat(store.record(Round.at(LAST, fail("a")).run(), new Fence(before, own)))
          .isGreaterThan(own);
    }
  }

  /// Clocks decide nothing: the one of the run before was a minute, an hour or a year ahead.
  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void aRunThatJudgedBeforeTheLastIsKept(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      for (var ahead : List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(366))) {
        store.record(Round.at(NOON.plus(ahead), pass("a")).run());
        var earlier = Round.at(NOON.minus(ahead), fail("a")).run();
        long last = store.record(earlier, Fence.NONE);

        assertThat(store.rows("series where last_run = " + last)).isEqualTo(1);
        assertThat(store.history().latest().getFirst().status())
            .isEqualTo(ncc.spi.check.Status.FAIL);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void aCertificateIsOneRowThoughItsDaysGoBy(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      var notAfter = NOON.plus(Duration.ofDays(60));
      var first = store.record(Round.at(NOON, expiring(notAfter, 60)).run());
      var tomorrow = NOON.plus(Duration.ofDays(1));
      var second = store.record(Round.at(tomorrow, expiring(notAfter, 59)).run());

      assertThat(store.rows("finding")).isEqualTo(1);
      assertComesBack(store, first, second);
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void hostileNamesComeBack(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      var name = "a\0b\ud800 \\u0000\n'; drop table run; --" + SampleRuns.HOSTILE;
      var run = store.record(Round.at(NOON, fail(name), pass("b")).on(name).run());

      assertComesBack(store, run);
    }
  }

  private static ncc.spi.run.Finding expiring(Instant notAfter, long days) {
    return Round.of(
        "a",
        Verdict.info("Expires soon", "in {days_left} days")
            .with("not_after", notAfter)
            .with("days_left", days));
  }

  private static void assertComesBack(OpenStore store, Run... runs) throws StoreException {
    for (var run : runs) {
      assertThat(store.history().run(run.id())).contains(run);
    }
  }
}
