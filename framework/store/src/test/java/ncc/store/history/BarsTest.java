package ncc.store.history;

import static ncc.store.history.Round.NOON;
import static ncc.store.history.Round.fail;
import static ncc.store.history.Round.pass;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ncc.spi.check.Verdict;
import ncc.spi.run.Finding;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// In which order subjects come, and in which parts.
class BarsTest {
  private static final LocalDate TODAY = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
  private static final List<String> WORST_FIRST =
      List.of("fails", "failed then warns", "says both", "warns", "failed", "passes", "gone");

  private static Finding warn(String vm) {
    return Round.of(vm, Verdict.warn("Soon", ""));
  }

  /// Yesterday and today.
  private static OpenStore filled(Supplier<StoreAddress> engine) throws StoreException {
    var store = OpenStore.at(engine);
    store.record(
        Round.at(
                NOON.minus(Duration.ofDays(1)),
                pass("passes"),
                fail("failed"),
                fail("failed then warns"),
                warn("warns"),
                pass("fails"),
                fail("gone"))
            .run());
    store.record(
        Round.at(
                NOON,
                pass("passes"),
                pass("failed"),
                warn("failed then warns"),
                warn("warns"),
                fail("fails"),
                pass("says both"),
                warn("says both"))
            .withVms(6)
            .run());
    return store;
  }

  private static List<String> names(OpenStore store, int limit, long from, boolean worstFirst)
      throws StoreException {
    var all = BarsQuery.of("link", TODAY, 7, new Page(limit, from));
    var query =
        new BarsQuery(
            all.check(),
            all.last(),
            all.days(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            worstFirst,
            all.page());
    return store.history().bars(query).bars().stream().map(bar -> bar.subject().name()).toList();
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void whatIsWorstNowComesFirstThenWhatWasThenByName(Supplier<StoreAddress> engine)
      throws StoreException {
    try (var store = filled(engine)) {
      assertThat(names(store, 100, 0, true)).isEqualTo(WORST_FIRST);
      assertThat(names(store, 100, 0, false)).isEqualTo(WORST_FIRST.stream().sorted().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("ncc.store.sql.StoreEngines#both")
  void partsAreTheWholeWhereverTheyAreCut(Supplier<StoreAddress> engine) throws StoreException {
    try (var store = filled(engine)) {
      for (int limit = 1; limit <= 4; limit++) {
        for (int from = 0; from <= WORST_FIRST.size(); from++) {
          int until = Math.min(WORST_FIRST.size(), from + limit);
          assertThat(names(store, limit, from, true)).isEqualTo(WORST_FIRST.subList(from, until));
        }
      }
    }
  }
}
