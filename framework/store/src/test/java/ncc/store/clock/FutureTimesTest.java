package ncc.store.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.store.alert.AlertBook;
import ncc.store.alert.Alerts;
import ncc.store.delivery.Deliveries;
import ncc.store.delivery.Notifications;
import ncc.store.sql.Database;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// A clock that was ahead has been put right: alerts, deliveries and signs of daemons.
@ParameterizedClass
@MethodSource("ncc.store.sql.StoreEngines#both")
class FutureTimesTest {
  private static final Instant NOW = Alerts.T;
  private static final Duration WAIT = Duration.ofMinutes(5);
  private static final List<Duration> STEPS =
      List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(366));

  private final Database database;
  private final FutureTimes times;

  FutureTimesTest(Supplier<StoreAddress> engine) {
    database = StoreEngines.opened(engine);
    times = new FutureTimes(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /// It was raised and told, then resolved and not told: the order tells that somebody is owed
  /// news.
  @Test
  void anAlertKeepsTheOrderOfItsTimes() throws StoreException {
    for (Duration step : STEPS) {
      var told = NOW.plus(step);
      var resolved = told.plusSeconds(30);
      var vm = Alerts.open("vm-" + step);
      var alert = Alerts.told(Alerts.resolvedInSilence(vm, resolved), Optional.of(told));
      save(alert);

      times.clamp(NOW, WAIT);

      var after = find(alert.id());
      assertThat(after.resolvedAt()).contains(NOW);
      assertThat(after.notifiedAt().orElseThrow()).isBefore(NOW).isAfter(NOW.minusSeconds(1));
      assertThat(after.trail()).extracting(AlertEvent::at).containsExactly(Alerts.T, NOW);
    }
  }

  @Test
  void anAlertOfThePastStaysAsItIs() throws StoreException {
    var alert = Alerts.open("web01");
    save(alert);

    times.clamp(NOW.plus(Duration.ofDays(1)), WAIT);

    assertThat(find(alert.id())).isEqualTo(alert);
  }

  @Test
  void aDeliveryIsDueAgain() throws StoreException {
    for (Duration step : STEPS) {
      var deliveries = new Deliveries(database);
      var ahead = NOW.plus(step);
      var notification = Notifications.of("n" + step, "cluster" + step);
      database.write(connection -> {
        deliveries.put(connection, "mail", notification, ahead);
        return step;
      });
      var taken = deliveries.take("mail", ahead, ahead.plusSeconds(9), 10, "d").getFirst();
      deliveries.again(taken.id(), ahead.plus(WAIT).plus(WAIT), "refused");
      assertThat(times.ahead(NOW)).contains(step);

      times.clamp(NOW, WAIT);

      assertThat(times.ahead(NOW)).isEmpty();
      var later = NOW.plus(WAIT);
      var again = deliveries.take("mail", later, later.plusSeconds(9), 10, "d");
      assertThat(again).extracting(one -> one.id()).containsExactly(taken.id());
      assertThat(again.getFirst().queuedAt()).isEqualTo(NOW);
      deliveries.done(again.getFirst(), List.of(), List.of(), later);
    }
  }

  @Test
  void aDaemonThatDiedWithItsClockAheadIsTakenForDead() throws StoreException {
    for (Duration step : STEPS) {
      database.write(connection ->
          Sql.of(
                  "insert into scheduled_tasks (task_name, task_instance, execution_time, picked,"
                      + " last_heartbeat, version) values ('check', ?, ?, 1 = 1, ?, 1)",
                  "link@" + step,
                  Timestamp.from(NOW),
                  Timestamp.from(NOW.plus(step)))
              .update(connection));
      assertThat(times.ahead(NOW)).isPresent();

      times.clamp(NOW, WAIT);

      assertThat(times.ahead(NOW)).isEmpty();
      var signs =
          Sql.of(
              "select count(*) as number from scheduled_tasks where last_heartbeat > ?",
              Timestamp.from(NOW));
      assertThat(
              database.<Long>read(
                  connection -> signs.first(connection, row -> row.number("number")).orElseThrow()))
          .isZero();
    }
  }

  private void save(Alert alert) throws StoreException {
    database.write(connection -> {
      new AlertBook(database).save(connection, List.of(), List.of(alert));
      return alert;
    });
  }

  private Alert find(String id) throws StoreException {
    return database
        .read(connection -> new AlertBook(database).whole(connection, List.of(id)))
        .getFirst();
  }
}
