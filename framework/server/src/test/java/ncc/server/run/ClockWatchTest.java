package ncc.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ncc.store.Store;
import ncc.store.sql.StoreAddress;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockWatchTest {
  private static final Instant NOW = SampleRuns.small().now();

  @TempDir Path folder;
  private Store store;
  private Instant now = NOW;

  @BeforeEach
  void openStore() throws Exception {
    store = Store.open(new StoreAddress.Embedded(folder.resolve("store.db")));
    store.history().record(SampleRuns.small(), Optional.empty());
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource({"PT1S, 1s", "PT1M, 1m", "PT1H, 1h", "P366D, 366d"})
  void saysThatTheClockWentBackAndForgetsTheFuture(Duration step, String shown) throws Exception {
    var watch = new ClockWatch(store.futureTimes(), () -> now);
    watch.look();

    now = NOW.minus(step);
    watch.look();

    assertThat(watch.takeRewound()).isTrue();
    assertThat(watch.last().orElseThrow()).contains("the clock went back by " + shown + ";");
    assertThat(store.history().latest()).allMatch(latest -> latest.judged().equals(now));
  }

  @ParameterizedTest
  @CsvSource({"PT1M, 1m", "PT1H, 1h", "P366D, 366d"})
  void saysWhatLiesAheadAtTheStart(Duration step, String shown) throws Exception {
    now = NOW.minus(step);
    var watch = new ClockWatch(store.futureTimes(), () -> now);

    watch.lookIntoStore();

    assertThat(watch.last().orElseThrow()).contains("the store holds times up to " + shown);
    assertThat(store.history().latest()).allMatch(latest -> latest.judged().equals(now));
  }

  @Test
  void aClockThatGoesOnIsNothingToSay() throws Exception {
    var watch = new ClockWatch(store.futureTimes(), () -> now);
    watch.lookIntoStore();
    now = NOW.plusSeconds(1);
    watch.look();
    watch.lookIntoStore();

    assertThat(watch.last()).isEmpty();
    assertThat(watch.takeRewound()).isFalse();
    assertThat(watch.isTrusted()).isTrue();
  }

  /// What a wrong clock calls old is not deleted.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLeapOfMoreThanADayIsNotTrustedForADay(boolean isRunning) throws Exception {
    var watch = new ClockWatch(store.futureTimes(), () -> now);
    if (isRunning) {
      watch.lookIntoStore();
    }
    now = NOW.plus(Duration.ofDays(366));
    watch.lookIntoStore();
    assertThat(watch.isTrusted()).isFalse();
    assertThat(watch.last().orElseThrow()).contains("nothing old is deleted for a day");

    for (int second = 0; second < 24 * 60 * 60; second++) {
      now = now.plusSeconds(1);
      watch.look();
    }

    assertThat(watch.isTrusted()).isTrue();
  }
}
