package ncc.store.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import ncc.store.sql.Database;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("ncc.store.sql.StoreEngines#both")
class SilencesTest {
  private static final Instant T = Instant.parse("2026-11-22T06:00:00.123Z");

  private final Database database;
  private final Silences silences;

  SilencesTest(Supplier<StoreAddress> engine) {
    database = StoreEngines.opened(engine);
    silences = new Silences(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aSilenceIsReplacedByWhatItBecomes() throws StoreException {
    silences.put(new StoredSilence("s-2", "two", Optional.of(T)));
    silences.put(new StoredSilence("s-1", "one", Optional.of(T)));
    silences.put(new StoredSilence("s-1", "'another'\n\0", Optional.empty()));

    assertThat(silences.all())
        .containsExactly(
            new StoredSilence("s-1", "'another'\n\0", Optional.empty()),
            new StoredSilence("s-2", "two", Optional.of(T)));
  }

  @Test
  void aSilenceEndsOnceAndNeverLaterThanItWould() throws StoreException {
    silences.put(new StoredSilence("s-1", "endless", Optional.empty()));
    silences.put(new StoredSilence("s-2", "ended", Optional.of(T)));

    assertThat(silences.end("s-1", T)).isTrue();
    assertThat(silences.end("s-1", T)).isFalse();
    assertThat(silences.end("s-2", T.plusMillis(1))).isFalse();
    assertThat(silences.end("nothing", T)).isFalse();
    assertThat(silences.all())
        .extracting(StoredSilence::endsAt)
        .containsExactly(Optional.of(T), Optional.of(T));
  }

  @Test
  void aSilenceThatEndedLongAgoIsDeleted() throws StoreException {
    silences.put(new StoredSilence("s-1", "endless", Optional.empty()));
    silences.put(new StoredSilence("s-2", "ended", Optional.of(T)));

    assertThat(silences.deleteEnded(T, 9)).isZero();
    assertThat(silences.deleteEnded(T.plusMillis(1), 9)).isEqualTo(1);
    assertThat(silences.all()).extracting(StoredSilence::id).containsExactly("s-1");
  }
}
