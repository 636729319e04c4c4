package ncc.store.alert;

import static ncc.store.alert.Alerts.CHECK;
import static ncc.store.alert.Alerts.CLUSTER;
import static ncc.store.alert.Alerts.T;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.store.sql.Database;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("ncc.store.sql.StoreEngines#both")
class AlertBookTest {
  private final Database database;
  private final AlertBook book;

  AlertBookTest(Supplier<StoreAddress> engine) {
    database = StoreEngines.opened(engine);
    book = new AlertBook(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anAlertComesBackWithItsTrail() throws StoreException {
    var alert = Alerts.acknowledged(Alerts.open("web01"), "ann", T.plusMillis(1), Optional.of(T));

    save(List.of(), List.of(alert));

    assertThat(known()).containsExactly(alert);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\0", "\ud800x", "x\udc00", "\u001a0041", "'; drop table alert; --", "日本\n😀"})
  void aHostileNameComesBackAsItWas(String name) throws StoreException {
    var alert = Alerts.open("a-1", name, Severity.INFO);

    save(List.of(), List.of(alert));

    assertThat(known()).containsExactly(alert);
  }

  @Test
  void aChangeAddsToTheTrail() throws StoreException {
    var before = Alerts.open("web01");
    var after = Alerts.resolved(before, T.plusSeconds(60));
    save(List.of(), List.of(before));

    save(known(), List.of(after));

    assertThat(known()).containsExactly(after);
  }

  @Test
  void aTrailIsNeverRewritten() throws StoreException {
    var stored =
        Alerts.beside(Alerts.worse(Alerts.open("web01"), T), "ngt_port_2074_check.vip_silent");
    save(List.of(), List.of(stored));

    assertThatThrownBy(() -> save(known(), List.of(Alerts.open("web01"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alert a-web01: its trail is rewritten, not added to");
    assertThat(known()).containsExactly(stored);
  }

  @Test
  void aKeyHasOneUnresolvedAlert() throws StoreException {
    save(List.of(), List.of(Alerts.open("a-1", "web01", Severity.INFO)));

    var second = List.of(Alerts.open("a-2", "web01", Severity.INFO));

    assertThatThrownBy(() -> save(known(), second)).isInstanceOf(StoreException.class);
    assertThat(known()).extracting(Alert::id).containsExactly("a-1");
  }

  @Test
  void theNextAlertOfAKeyMayComeWithTheEndOfTheOneBefore() throws StoreException {
    var first = Alerts.open("a-1", "web01", Severity.INFO);
    save(List.of(), List.of(first));

    var next = Alerts.open("a-2", "web01", Severity.CRITICAL);
    var ended = Alerts.resolved(first, T.plusSeconds(1));
    save(known(), List.of(next, ended));

    assertThat(known()).containsExactlyInAnyOrder(ended, next);
  }

  @Test
  void whatWasNeverRaisedCanBeForgotten() throws StoreException {
    var open = Alerts.open("web01");
    var pending = Alerts.pending("web02");
    save(List.of(), List.of(open, pending));

    database.write(connection -> {
      book.forget(connection, List.of(open, pending));
      return true;
    });

    assertThat(known()).containsExactly(open);
  }

  @Test
  void aJudgeKnowsWhatMattersToItAndNoMore() throws StoreException {
    var ended = T.plusSeconds(100);
    var recently = Alerts.resolved(Alerts.open("recently"), ended);
    var longAgo = Alerts.resolved(Alerts.open("long-ago"), ended.minusMillis(1));
    var flapping = Alerts.flapping(Alerts.resolved(Alerts.open("flapping"), T));
    var inSilence = Alerts.resolvedInSilence(Alerts.open("in-silence"), T.plusMillis(1));
    var pending = Alerts.pending("pending");
    var open = Alerts.open("open");
    var elsewhere = Alerts.at(open, "c-2", "Paris", CHECK);
    var otherwise = Alerts.at(Alerts.open("x"), CLUSTER, "Berlin", "other_check");
    save(
        List.of(),
        List.of(recently, longAgo, flapping, inSilence, pending, open, elsewhere, otherwise));

    assertThat(known(ended))
        .containsExactlyInAnyOrder(recently, flapping, inSilence, pending, open);
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() throws StoreException {
    var seen = Alerts.open("web01");
    save(List.of(), List.of(seen));
    book.update(List.of("a-web01"), alert -> acknowledged(alert));

    assertThatThrownBy(() -> save(List.of(seen), List.of(Alerts.resolved(seen, T))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("alert a-web01 was changed by somebody else meanwhile");
    assertThat(known()).containsExactly(acknowledged(seen));
  }

  @Test
  void anUnknownIdIsPassedOver() throws StoreException {
    save(List.of(), List.of(Alerts.open("web01")));

    var updated = book.update(List.of("nobody", "a-web01"), AlertBookTest::acknowledged);

    assertThat(updated).containsExactly(acknowledged(Alerts.open("web01")));
  }

  /// It was deleted since somebody looked it up.
  @Test
  void ofThoseThatSomebodyHasChosenAllAreChangedOrNone() throws StoreException {
    var open = Alerts.open("web01");
    save(List.of(), List.of(open));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> book.updateAll(List.of("a-web01", "a-gone"), AlertBookTest::acknowledged))
        .withMessage("alert a-gone is not kept any more");
    assertThat(known()).containsExactly(open);

    assertThat(book.updateAll(List.of("a-web01"), AlertBookTest::acknowledged))
        .containsExactly(acknowledged(open));
  }

  @Test
  void theOldestResolvedAlertsAreDeletedAndNoMoreThanAsked() throws StoreException {
    var oldest = Alerts.resolved(Alerts.open("web01"), T.plusMillis(1));
    var older = Alerts.resolved(Alerts.open("web02"), T.plusMillis(2));
    var young = Alerts.resolved(Alerts.open("web03"), T.plusMillis(3));
    var open = Alerts.open("web04");
    save(List.of(), List.of(young, older, oldest, open));

    assertThat(book.deleteResolved(T.plusMillis(3), 1)).isEqualTo(1);
    assertThat(known()).containsExactlyInAnyOrder(older, young, open);
    assertThat(book.deleteResolved(T.plusMillis(3), 9)).isEqualTo(1);
    assertThat(known()).containsExactlyInAnyOrder(young, open);
    assertThat(events()).isEqualTo(3);
  }

  private static Alert acknowledged(Alert alert) {
    return Alerts.acknowledged(alert, "ann", T, Optional.empty());
  }

  private List<Alert> known() throws StoreException {
    return known(Instant.EPOCH);
  }

  private List<Alert> known(Instant since) throws StoreException {
    return database.read(connection -> book.known(connection, CLUSTER, CHECK, since));
  }

  private void save(Collection<Alert> known, Collection<Alert> changed) throws StoreException {
    database.write(connection -> {
      book.save(connection, known, changed);
      return true;
    });
  }

  private long events() throws StoreException {
    var counting = Sql.of("select count(*) as number from alert_event");
    return database
        .read(connection -> counting.first(connection, row -> row.number("number")))
        .orElseThrow();
  }
}
