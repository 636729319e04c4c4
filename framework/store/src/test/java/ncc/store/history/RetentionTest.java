package ncc.store.history;

import static ncc.store.history.Round.NOON;
import static ncc.store.history.Round.fail;
import static ncc.store.history.Round.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.function.Supplier;
import ncc.spi.check.Verdict;
import ncc.spi.run.Finding;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetentionTest {
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void runsGoAfterAWeekAndTheirHistoryStays(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      var old = store.record(Round.at(NOON, fail("a"), pass("b")).run());
      var young = store.record(Round.at(NOON.plus(DAY), pass("a"), pass("b")).run());

      enforce(store, Keeping.STANDARD, NOON.plus(DAY.multipliedBy(7)).plusNanos(1));

      assertThat(store.history().run(old.id())).isEmpty();
      assertThat(store.history().run(young.id())).contains(young);
      assertThat(days(store)).containsExactly(DayState.FAIL, DayState.PASS);
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void historyGoesAfterItsTimeWithAllThatNobodyPointsAt(Supplier<StoreAddress> engine)
      throws StoreException {
    try (var store = OpenStore.at(engine)) {
      store.record(Round.at(NOON, fail("gone"), pass("b")).run());
      var last = NOON.plus(DAY.multipliedBy(90));
      store.record(Round.at(NOON.plus(DAY), pass("b")).run());
      store.record(Round.at(last, pass("b")).run());

      enforce(store, Keeping.STANDARD, NOON.plus(DAY.multipliedBy(91)));
      assertThat(store.rows("finding")).as("closed 90 days ago").isEqualTo(2);

      enforce(store, Keeping.STANDARD, NOON.plus(DAY.multipliedBy(91)).plusMillis(1));
      assertThat(store.rows("finding")).isEqualTo(1);
      assertThat(store.rows("subject")).isEqualTo(1);
      assertThat(store.rows("check_day")).isEqualTo(2);
      assertThat(store.rows("document")).as("head, check, text of PASS").isEqualTo(3);
      assertThat(store.history().latest()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void aClusterThatNobodyChecksAnyMoreIsForgotten(Supplier<StoreAddress> engine)
      throws StoreException {
    try (var store = OpenStore.at(engine)) {
      store.record(Round.at(NOON, fail("a"), pass("b")).run());

      enforce(store, Keeping.STANDARD, NOON.plus(DAY.multipliedBy(92)));

      assertThat(store.history().latest()).isEmpty();
      for (var table : new String[] {"run", "finding", "subject", "document", "check_day"}) {
        assertThat(store.rows(table)).as(table).isZero();
      }
    }
  }

  @Test
  void aFileThatIsTooLargeLosesItsOldestAndShrinks() throws StoreException {
    try (var store = OpenStore.at(StoreEngines.sqlite())) {
      for (int i = 0; i < 40; i++) {
        store.record(Round.at(NOON.plus(DAY.multipliedBy(i)), numbered(i)).run());
      }
      var now = NOON.plus(DAY.multipliedBy(39)).plusSeconds(1);
      long before = size(store);
      var keeping =
          new Keeping(Duration.ofDays(7), Duration.ofDays(90), OptionalLong.of(before / 2));

      assertThat(enforce(store, keeping, now)).isTrue();

      assertThat(size(store)).isLessThanOrEqualTo(before / 2);
      assertThat(store.rows("finding where until_ms is null")).isEqualTo(500);
      assertThat(store.history().runs(RunFilter.ALL, Page.first(1)).getFirst().judged())
          .isEqualTo(NOON.plus(DAY.multipliedBy(39)));
    }
  }

  @Test
  void whatNeverFitsIsSaid() throws StoreException {
    try (var store = OpenStore.at(StoreEngines.sqlite())) {
      store.record(Round.at(NOON, numbered(1)).run());
      var keeping = new Keeping(Duration.ofDays(7), Duration.ofDays(90), OptionalLong.of(1));

      assertThat(enforce(store, keeping, NOON)).isFalse();
      assertThat(store.rows("finding")).isEqualTo(500);
    }
  }

  @Test
  void historyIsKeptAtLeastAsLongAsRuns() {
    assertThatThrownBy(
            () -> new Keeping(Duration.ofDays(8), Duration.ofDays(7), OptionalLong.empty()))
        .hasMessage(
            "expected to keep history at least as long as runs, but found PT168H and PT192H");
  }

  private static Finding[] numbered(int number) {
    return java.util.stream.IntStream.range(0, 500)
        .mapToObj(i -> Round.of("vm-" + i, Verdict.warn("Odd", "").with("n", number)))
        .toArray(Finding[]::new);
  }

  private static boolean enforce(OpenStore store, Keeping keeping, Instant now)
      throws StoreException {
    return new Retention(store.database()).enforce(keeping, now);
  }

  private static long size(OpenStore store) throws StoreException {
    return 4096
        * store
            .database()
            .read(connection ->
                ncc.store.sql.Statements.first(
                        connection, row -> row.getLong(1), "pragma page_count")
                    .orElseThrow());
  }

  private static java.util.List<DayState> days(OpenStore store) throws StoreException {
    var query = BarsQuery.of("link", LocalDate.parse("2026-11-23"), 2, Page.first(10));
    return store.history().bars(query).bars().getFirst().days();
  }
}
