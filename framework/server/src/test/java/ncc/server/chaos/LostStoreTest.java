package ncc.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import ncc.store.Store;
import ncc.store.history.Page;
import ncc.store.history.RunFilter;
import ncc.store.sql.StoreAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The store goes away under a daemon, and comes back.
@Tag("long")
@Timeout(240)
class LostStoreTest {
  private static final String WAITS = "runs wait in memory until it is back";

  @TempDir Path folder;

  /// Beyond the 30 seconds for which a connection is waited for.
  @Test
  void whatRanWhilePostgresWasAwayIsInTheStoreAfterwardsAndSaidOnce() throws Exception {
    var world = new ChaosWorld(folder);
    try (var postgres = new Postgres(folder.resolve("postgres"));
        var fleet = new Fleet(folder, postgres.port(), new Random(1))) {
      fleet.start();
      fleet.awaitReady();
      await(() -> count(world, "end") > 12);
      int before = count(world, "start");
      await(() -> count(world, "start") > before);

      postgres.stop();
      Thread.sleep(35_000);
      int away = count(world, "end");
      assertThat(fleet.allLive()).as(fleet.said()).isTrue();
      postgres.start();
      await(() -> count(world, "end") > away + 24);

      int ended = count(world, "end");
      await(() -> runs(postgres.address()) >= ended);
      fleet.end();
      assertSaidOnce(fleet.said());
    }
  }

  private static void assertSaidOnce(String said) {
    assertThat(said.lines().filter(line -> line.contains(WAITS)).count())
        .as(said)
        .isEqualTo(said.lines().filter(line -> line.contains("the store is back;")).count());
    assertThat(said.lines().filter(line -> line.contains("what is due cannot be taken")))
        .as(said)
        .hasSizeLessThanOrEqualTo(1);
    assertThat(said.lines().filter(line -> line.contains("looking for what was asked for failed")))
        .as(said)
        .hasSizeLessThanOrEqualTo(1);
    assertThat(said.lines().filter(line -> line.contains("delivering failed")))
        .as(said)
        .hasSizeLessThanOrEqualTo(1);
    assertThat(said).doesNotContain("at ncc.server.alert");
  }

  private static int count(ChaosWorld world, String what) throws IOException {
    return (int) world.runs().lines().stream().filter(line -> line.get(1).equals(what)).count();
  }

  private static int runs(StoreAddress address) throws Exception {
    try (var store = Store.openExisting(address)) {
      return store.history().runs(RunFilter.ALL, Page.first(10_000)).size();
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      Thread.sleep(50);
    }
  }
}
