package ncc.server.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import ncc.server.Daemon;
import ncc.store.Store;
import ncc.store.schedule.Pace;
import ncc.store.sql.StoreAddress;

/// A daemon as a process of its own. Arguments: its name, its store (a file, or the port of
/// PostgreSQL).
final class ChaosDaemon {
  static final Pace PACE =
      new Pace(4, Duration.ofSeconds(6), Duration.ofMillis(100), Duration.ofSeconds(3));

  private ChaosDaemon() {}

  private static StoreAddress address(String store) {
    return store.startsWith("/")
        ? new StoreAddress.Embedded(Path.of(store))
        : Postgres.address(store);
  }

  public static void main(String[] args) throws Exception {
    var store = Store.open(address(args[1]));
    var daemon =
        new Daemon(
            store,
            args[0],
            PACE,
            InstantSource.system(),
            ChaosWorld.plan(),
            ChaosWorld.CATALOG,
            List.of());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              daemon.close();
              store.close();
            }));
    daemon.start();
    System.out.println("ready");
    Thread.sleep(Long.MAX_VALUE);
  }
}
