package ncc.store.delivery;

import static ncc.store.alert.Alerts.T;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;
import ncc.store.alert.Alerts;
import ncc.store.sql.Database;
import ncc.store.sql.Page;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("ncc.store.sql.StoreEngines#both")
class DeliveriesTest {
  private static final Instant LATER = T.plusSeconds(60);

  private final Database database;
  private final Deliveries deliveries;
  private final DeliveryList list;

  DeliveriesTest(Supplier<StoreAddress> engine) {
    database = StoreEngines.opened(engine);
    deliveries = new Deliveries(database);
    list = new DeliveryList(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aNotificationIsGivenAsItWas() throws StoreException {
    var notification = Notifications.raised("n-1", Alerts.open("a\0\n\ud800b"), Alerts.open("b"));
    put("mail", notification);

    var taken = take("mail", T);

    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().notification()).isEqualTo(notification);
    assertThat(taken.getFirst().queuedAt()).isEqualTo(T);
    assertThat(taken.getFirst().tries()).isZero();
  }

  @Test
  void whatIsQueuedTwiceIsDeliveredOnceToEveryReceiver() throws StoreException {
    put("mail", Notifications.of("n-1", "c-1"));
    put("mail", Notifications.of("n-1", "c-1"));
    put("webhook", Notifications.of("n-1", "c-1"));

    assertThat(take("mail", T)).hasSize(1);
    assertThat(take("webhook", T)).hasSize(1);
    assertThat(take("mail", T)).isEmpty();
  }

  @Test
  void ofALineOnlyTheOldestThatWaitsIsGiven() throws StoreException {
    put("mail", Notifications.of("raised", "c-1"));
    put("mail", Notifications.of("resolved", "c-1"));
    put("mail", Notifications.of("elsewhere", "c-2"));

    var first = take("mail", T);
    assertThat(first)
        .extracting(one -> one.notification().id())
        .containsExactly("raised", "elsewhere");
    deliveries.again(first.getFirst().id(), LATER, "busy");
    assertThat(take("mail", T)).isEmpty();
    done(first.getFirst());
    assertThat(take("mail", T))
        .extracting(one -> one.notification().id())
        .containsExactly("resolved");
  }

  @Test
  void whatItsTakerNeverAnsweredForIsGivenAgain() throws StoreException {
    put("mail", Notifications.of("n-1", "c-1"));
    take("mail", T);

    assertThat(take("mail", LATER.minusMillis(1))).isEmpty();
    assertThat(take("mail", LATER)).extracting(TakenDelivery::tries).containsExactly(1);
  }

  @Test
  void whatFailedIsGivenAgainWhenItIsDue() throws StoreException {
    put("mail", Notifications.of("n-1", "c-1"));
    deliveries.again(take("mail", T).getFirst().id(), T.plusSeconds(5), "smtp.test is busy");

    assertThat(lines(DeliveryState.WAITING))
        .extracting(DeliveryLine::reason)
        .containsExactly("smtp.test is busy");
    assertThat(take("mail", T.plusSeconds(5).minusMillis(1))).isEmpty();
    assertThat(take("mail", T.plusSeconds(5))).hasSize(1);
  }

  @Test
  void whatWasGivenUpStaysInSightUntilSomebodyRevivesIt() throws StoreException {
    put("mail", Notifications.of("n-1", "c-1"));
    var delivery = take("mail", T).getFirst();
    long id = delivery.id();
    deliveries.dead(delivery, LATER, "refused");

    assertThat(take("mail", LATER)).isEmpty();
    var line = lines(DeliveryState.DEAD).getFirst();
    assertThat(line.reason()).isEqualTo("refused");
    assertThat(line.endedAt()).contains(LATER);
    assertThat(line.kind()).isEqualTo(Notification.Kind.RAISED);
    assertThat(line.severity()).isEqualTo(Severity.WARNING);
    assertThat(deliveries.revive(id, LATER)).isTrue();
    assertThat(take("mail", LATER)).extracting(TakenDelivery::queuedAt).containsExactly(LATER);
    assertThat(deliveries.revive(id, LATER)).isFalse();
  }

  @Test
  void whatWasDeliveredIsNotGivenUpByAnother() throws StoreException {
    put("mail", Notifications.of("n-1", "c-1"));
    var delivery = take("mail", T).getFirst();
    long id = delivery.id();
    done(delivery);

    deliveries.dead(delivery, LATER, "too late");
    deliveries.again(id, T, "too late");

    assertThat(take("mail", LATER)).isEmpty();
    assertThat(list.find(id).orElseThrow().state()).isEqualTo(DeliveryState.DONE);
  }

  @Test
  void whatNobodyCanReadHoldsUpNobody() throws StoreException {
    put("mail", Notifications.of("n-1", "c-1"));
    put("mail", Notifications.of("n-2", "c-1"));
    database.write(connection ->
        Sql.of("update notification set body = ? where id = 'n-1'", new byte[] {1})
            .update(connection));

    assertThat(take("mail", T)).isEmpty();
    assertThat(take("mail", T)).extracting(one -> one.notification().id()).containsExactly("n-2");
    assertThat(lines(DeliveryState.DEAD).getFirst().reason()).startsWith("it cannot be read: ");
  }

  @Test
  void deliveriesToNobodyAreGivenUpUnlessTheyAreNew() throws StoreException {
    put("mail", Notifications.of("n-1", "c-1"));
    put("pager", Notifications.of("n-1", "c-1"));

    deliveries.abandon(Set.of("mail"), T, T, "not configured");
    assertThat(lines(DeliveryState.DEAD)).isEmpty();
    deliveries.abandon(Set.of("mail"), T.plusMillis(1), T, "not configured");
    assertThat(lines(DeliveryState.DEAD))
        .extracting(DeliveryLine::receiver)
        .containsExactly("pager");
    deliveries.abandon(Set.of(), T.plusMillis(1), T, "not configured");
    assertThat(lines(DeliveryState.WAITING)).isEmpty();
  }

  @Test
  void countsPerReceiver() throws StoreException {
    put("mail", Notifications.of("n-1", "c-1"));
    put("mail", Notifications.of("n-2", "c-2"));
    done(take("mail", T).getFirst());

    assertThat(list.counts())
        .containsExactlyInAnyOrder(
            new DeliveryCount("mail", DeliveryState.WAITING, 1, T),
            new DeliveryCount("mail", DeliveryState.DONE, 1, T));
  }

  @Test
  void aNotificationIsKeptWhileSomebodyIsToBeTold() throws StoreException {
    put("mail", Notifications.of("n-1", "c-1"));
    put("webhook", Notifications.of("n-1", "c-1"));
    done(take("mail", T).getFirst());

    assertThat(deliveries.deleteEnded(T, 9)).isZero();
    assertThat(deliveries.deleteEnded(LATER, 9)).isEqualTo(1);
    assertThat(lines(DeliveryState.DONE)).isEmpty();
    var taken = take("webhook", T);
    assertThat(taken).hasSize(1);
    deliveries.dead(taken.getFirst(), T, "refused");
    assertThat(deliveries.deleteEnded(LATER, 9)).isEqualTo(1);
    assertThat(notifications()).isZero();
  }

  private void done(TakenDelivery delivery) throws StoreException {
    deliveries.done(delivery, delivery.notification().alerts(), List.of(), T);
  }

  private List<TakenDelivery> take(String receiver, Instant now) throws StoreException {
    return deliveries.take(receiver, now, LATER, 9, "daemon-1");
  }

  private List<DeliveryLine> lines(DeliveryState state) throws StoreException {
    return list.page(state, Page.Wanted.first(9)).items();
  }

  private void put(String receiver, Notification notification) throws StoreException {
    database.write(connection -> {
      deliveries.put(connection, receiver, notification, T);
      return true;
    });
  }

  private long notifications() throws StoreException {
    var counting = Sql.of("select count(*) as number from notification");
    return database
        .read(connection -> counting.first(connection, row -> row.number("number")))
        .orElseThrow();
  }
}
