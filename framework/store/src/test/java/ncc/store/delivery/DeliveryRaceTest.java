package ncc.store.delivery;

import static ncc.store.alert.Alerts.T;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import ncc.store.sql.Database;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Two daemons, each with a store of its own, take from one queue.
@ParameterizedClass
@MethodSource("ncc.store.sql.StoreEngines#both")
class DeliveryRaceTest {
  private static final int LINES = 60;
  private static final int IN_LINE = 2;

  private final Database one;
  private final Database other;

  DeliveryRaceTest(Supplier<StoreAddress> engine) {
    var address = engine.get();
    one = StoreEngines.opened(address);
    other = StoreEngines.opened(address);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  @Test
  void nobodyIsGivenWhatAnotherHasTaken() throws Exception {
    put();

    List<Callable<List<String>>> takers =
        List.of(() -> taken(one), () -> taken(other), () -> taken(one), () -> taken(other));
    var taken = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(takers.size())) {
      for (var some : threads.invokeAll(takers)) {
        taken.addAll(some.get());
      }
    }

    assertThat(taken).doesNotHaveDuplicates().hasSize(LINES * IN_LINE);
  }

  /// All that it is given until nothing waits any more.
  private static List<String> taken(Database database) throws StoreException {
    var deliveries = new Deliveries(database);
    var taken = new ArrayList<String>();
    while (isWaiting(database)) {
      for (var delivery : deliveries.take("mail", T, T.plusSeconds(60), 3, "daemon")) {
        taken.add(delivery.notification().id());
        deliveries.done(delivery, delivery.notification().alerts(), List.of(), T);
      }
    }
    return taken;
  }

  private static boolean isWaiting(Database database) throws StoreException {
    return new DeliveryList(database)
        .counts().stream().anyMatch(count -> count.state() == DeliveryState.WAITING);
  }

  private void put() throws StoreException {
    one.write(connection -> {
      for (int id : IntStream.range(0, LINES * IN_LINE).toArray()) {
        var notification = Notifications.of("n-" + id, "c-" + id % LINES);
        new Deliveries(one).put(connection, "mail", notification, T);
      }
      return true;
    });
  }
}
