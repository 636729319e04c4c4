package ncc.store.history;

import static ncc.store.history.Round.NOON;
import static ncc.store.history.Round.fail;
import static ncc.store.history.Round.pass;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import ncc.store.clock.FutureTimes;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs were stored by a clock that was ahead and has been put right.
class FutureRunsTest {
  private static final List<Duration> STEPS =
      List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(366));

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void whatLiesAheadIsOfNow(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      var times = new FutureTimes(store.database());
      for (Duration step : STEPS) {
        store.record(Round.at(NOON.plus(step), pass("a"), fail("b")).run());
        store.record(Round.at(NOON.plus(step).plusSeconds(9), fail("a"), pass("b")).run());
        assertThat(times.ahead(NOON)).contains(step.plusSeconds(9));

        times.clamp(NOON, Duration.ofMinutes(5));

        assertThat(times.ahead(NOON)).isEmpty();
        var latest = store.history().latest().getFirst();
        assertThat(latest.judged()).isEqualTo(NOON);
        assertThat(latest.lastComplete()).contains(NOON);
        assertThat(rowsAfter(store, NOON)).isZero();
        assertThat(store.history().run(latest.run().orElseThrow()).orElseThrow().now())
            .isEqualTo(NOON);
      }
    }
  }

  private static long rowsAfter(OpenStore store, Instant now) throws StoreException {
    long millis = now.toEpochMilli();
    return store.rows("finding where since_ms > %1$d or until_ms > %1$d".formatted(millis))
        + store.rows("run where judged_ns > %1$d or started_ns > %1$d".formatted(Nanos.of(now)))
        + store.rows("check_day where last_ns > %1$d or first_ns > %1$d".formatted(Nanos.of(now)));
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void whatDoesNotStaysAsItIs(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = OpenStore.at(engine)) {
      var run = store.record(Round.at(NOON, pass("a"), fail("b")).run());
      var times = new FutureTimes(store.database());

      assertThat(times.ahead(NOON)).isEmpty();
      times.clamp(NOON, Duration.ofMinutes(5));

      assertThat(store.history().run(run.id())).contains(run);
    }
  }
}
