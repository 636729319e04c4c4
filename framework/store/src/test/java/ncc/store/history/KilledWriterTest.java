package ncc.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import ncc.store.sql.Statements;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Kills a process that writes, at random, again and again.
@Execution(ExecutionMode.CONCURRENT)
class KilledWriterTest {
  private final Random random = new Random(4);

  @Test
  void everyRunThatWasAcknowledgedIsInTheFile() throws Exception {
    var address = (StoreAddress.Embedded) StoreEngines.sqlite();

    outlives(20, address, "sqlite", address.file().toString());
  }

  @Test
  void everyRunThatWasAcknowledgedIsInPostgres() throws Exception {
    var address = (StoreAddress.Postgres) StoreEngines.postgres();

    outlives(5, address, "postgres", address.location());
  }

  private void outlives(int kills, StoreAddress address, String engine, String place)
      throws Exception {
    OpenStore.at(address).close();
    int checked = 0;
    for (int i = 0; i < kills; i++) {
      var last = life(engine, place);
      try (var store = OpenStore.at(address)) {
        int stored = (int) store.rows("run");
        assertThat(LifeOfAStore.run(stored - 1).id()).isGreaterThanOrEqualTo(last);
        for (; checked < stored; checked++) {
          var run = LifeOfAStore.run(checked);
          assertThat(store.history().run(run.id())).as("run %d", checked).contains(run);
        }
        assertThat(store.rows("check_run")).isEqualTo(stored);
        assertSound(store);
      }
    }
    assertThat(checked).isGreaterThan(kills);
  }

  private static void assertSound(OpenStore store) throws Exception {
    if (!store.database().isShared()) {
      var said =
          store
              .database()
              .read(connection ->
                  Statements.list(connection, row -> row.getString(1), "pragma integrity_check"));
      assertThat(said).containsExactly("ok");
    }
  }

  /// The last run that a process acknowledged before it was killed.
  private String life(String engine, String place) throws IOException, InterruptedException {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LifeOfAStore.class.getName(),
                engine,
                place)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var said = child.inputReader()) {
      var last = said.readLine();
      assertThat(last).as("the process stored nothing").isNotNull();
      int more = random.nextInt(20);
      for (int i = 0; i < more; i++) {
        last = said.readLine();
      }
      child.waitFor(random.nextInt(5_000), TimeUnit.MICROSECONDS);
      child.toHandle().destroyForcibly(); // child.destroyForcibly() would close what it said
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        last = line;
      }
      return last;
    } finally {
      child.destroyForcibly().waitFor();
    }
  }
}
