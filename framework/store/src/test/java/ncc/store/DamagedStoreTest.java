package ncc.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import ncc.store.schedule.Pace;
import ncc.store.schedule.Slot;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file that is damaged, held by another process, deleted or replaced.
@Timeout(30)
class DamagedStoreTest {
  @TempDir Path folder;

  private StoreAddress address() {
    return new StoreAddress.Embedded(folder.resolve("store.db"));
  }

  /// One line for the operator, wherever the damage is; or it is where nobody looks.
  @ParameterizedTest
  @ValueSource(ints = {0, 16, 100, 4096, 8192, 20_000, 60_000, -1})
  void damageIsOneLine(int at) throws Exception {
    try (var store = Store.open(address())) {
      store.history().record(SampleRuns.small(), Optional.empty());
    }
    damage(at);

    try (var store = Store.open(address())) {
      store.probe();
      store.history().latest();
    } catch (StoreException e) {
      assertThat(e)
          .hasMessageStartingWith("store " + folder.resolve("store.db") + ": ")
          .message()
          .doesNotContain("\n");
    }
  }

  private void damage(int at) throws Exception {
    try (var file = new RandomAccessFile(folder.resolve("store.db").toFile(), "rw")) {
      var noise = new byte[2000];
      new Random(at).nextBytes(noise);
      file.seek(at < 0 ? file.length() / 2 : at);
      file.write(noise);
    }
  }

  /// Who only looks waits for nobody who writes.
  @Test
  void whatIsPlannedIsShownWhileAnotherHoldsTheFile() throws Exception {
    var slot = new Slot("link_check", "tokyo");
    var due = Instant.parse("2026-11-29T00:00:00Z");
    try (var store = Store.open(address());
        var timetable =
            store.timetable("d", Pace.DEFAULT, InstantSource.system(), (_, _) -> Instant.MAX)) {
      timetable.add(Map.of(slot, due));
      try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
          var statement = other.createStatement()) {
        statement.execute("begin immediate");
        long began = System.nanoTime();

        assertThat(timetable.planned()).extracting(one -> one.due()).containsExactly(due);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        statement.execute("rollback");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatIsDeletedOrReplacedUnderneathIsNoticed(boolean isReplaced) throws Exception {
    var file = folder.resolve("store.db");
    try (var store = Store.open(address())) {
      store.probe();
      var other = Files.copy(file, folder.resolve("other.db"));
      Files.delete(file);
      if (isReplaced) {
        Files.move(other, file);
      }

      assertThatThrownBy(store::probe)
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "store %s: its file was deleted or replaced; start the daemon again".formatted(file));
    }
  }
}
