package ncc.store.alert;

import static ncc.store.alert.Alerts.CHECK;
import static ncc.store.alert.Alerts.CLUSTER;
import static ncc.store.alert.Alerts.T;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.store.sql.Database;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// A daemon judges while people, each with a store of his own, acknowledge.
@ParameterizedClass
@MethodSource("ncc.store.sql.StoreEngines#both")
class AlertRaceTest {
  private static final int ROUNDS = 30;

  private final Database daemon;
  private final Database person;

  AlertRaceTest(Supplier<StoreAddress> engine) {
    var address = engine.get();
    daemon = StoreEngines.opened(address);
    person = StoreEngines.opened(address);
  }

  @AfterEach
  void close() {
    daemon.close();
    person.close();
  }

  @Test
  void nothingThatAnybodyDoesIsLost() throws Exception {
    save(List.of(Alerts.open("web01"), Alerts.open("web02")));

    List<Callable<Integer>> all =
        List.of(
            () -> rounds(this::judge),
            () -> rounds(() -> acknowledge("ann")),
            () -> rounds(() -> acknowledge("bob")));
    try (var threads = Executors.newFixedThreadPool(all.size())) {
      for (var done : threads.invokeAll(all)) {
        assertThat(done.get()).isEqualTo(ROUNDS);
      }
    }

    for (var alert : known()) {
      assertThat(count(alert, AlertEvent.BY_ITSELF)).isEqualTo(1 + ROUNDS);
      assertThat(count(alert, "ann")).isEqualTo(ROUNDS);
      assertThat(count(alert, "bob")).isEqualTo(ROUNDS);
      assertThat(alert.acknowledgement()).isPresent();
    }
  }

  private interface Step {
    void take() throws StoreException;
  }

  private static int rounds(Step step) throws StoreException {
    for (int round = 0; round < ROUNDS; round++) {
      step.take();
    }
    return ROUNDS;
  }

  private void judge() throws StoreException {
    var book = new AlertBook(daemon);
    daemon.write(connection -> {
      var known = book.known(connection, CLUSTER, CHECK, Instant.EPOCH);
      var changed = known.stream().map(alert -> Alerts.worse(alert, T)).toList();
      book.save(connection, known, changed);
      return changed;
    });
  }

  private void acknowledge(String who) throws StoreException {
    new AlertBook(person)
        .update(
            List.of("a-web02", "a-web01"),
            alert -> Alerts.acknowledged(alert, who, T, Optional.empty()));
  }

  private static long count(Alert alert, String who) {
    return alert.trail().stream().filter(event -> event.who().equals(who)).count();
  }

  private List<Alert> known() throws StoreException {
    return daemon.read(
        connection -> new AlertBook(daemon).known(connection, CLUSTER, CHECK, Instant.EPOCH));
  }

  private void save(List<Alert> alerts) throws StoreException {
    daemon.write(connection -> {
      new AlertBook(daemon).save(connection, List.of(), alerts);
      return true;
    });
  }
}
