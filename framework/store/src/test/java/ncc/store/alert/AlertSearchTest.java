package ncc.store.alert;

import static ncc.store.alert.Alerts.CHECK;
import static ncc.store.alert.Alerts.CLUSTER;
import static ncc.store.alert.Alerts.T;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.store.sql.Database;
import ncc.store.sql.Page;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("ncc.store.sql.StoreEngines#both")
class AlertSearchTest {
  private final Database database;
  private final AlertSearch search;

  AlertSearchTest(Supplier<StoreAddress> engine) {
    database = StoreEngines.opened(engine);
    search = new AlertSearch(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theWorstComeFirstAndAPageSaysHowManyThereAre() throws StoreException {
    var info = Alerts.open("a-1", "web01", Severity.INFO);
    var critical = Alerts.open("a-2", "web02", Severity.CRITICAL);
    var warning = Alerts.worse(Alerts.open("a-3", "web03", Severity.WARNING), T);
    save(info, critical, warning, Alerts.pending("web04"));

    var first = search.page(AlertFilter.OPEN, AlertOrder.WORST_FIRST, Page.Wanted.first(2));
    var second = search.page(AlertFilter.OPEN, AlertOrder.WORST_FIRST, new Page.Wanted(2, 2));

    assertThat(first).isEqualTo(new Page<>(List.of(critical, warning), 3));
    assertThat(second).isEqualTo(new Page<>(List.of(info), 3));
  }

  @Test
  void resolvedAlertsAreOrderedByTheirEnd() throws StoreException {
    var sooner = Alerts.resolved(Alerts.open("web01"), T.plusSeconds(1));
    var later = Alerts.resolved(Alerts.open("web02"), T.plusSeconds(2));
    save(sooner, later, Alerts.open("web03"));
    var resolved = filter(Severity.INFO, Set.of(AlertState.AUTO_RESOLVED), Optional.empty());

    var page = search.page(resolved, AlertOrder.NEWEST_FIRST, Page.Wanted.first(9));

    assertThat(page.items()).containsExactly(later, sooner);
  }

  @ParameterizedTest
  @CsvSource({
    "WEB01, a-1",
    "soon, a-1 a-2 a-3",
    "eb_1, a-2",
    "100%, a-3",
    "\\, a-3",
    "'''; --', ''",
    "nothing, ''"
  })
  void findsTextAsItIsWritten(String text, String expected) throws StoreException {
    save(
        Alerts.open("a-1", "web01", Severity.INFO),
        Alerts.open("a-2", "web_1", Severity.INFO),
        Alerts.open("a-3", "db\\100%", Severity.INFO));

    assertThat(ids(filter(Severity.INFO, AlertFilter.OPEN.states(), Optional.of(text))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"INFO, a-1 a-2 a-3", "WARNING, a-2 a-3", "CRITICAL, a-3"})
  void leavesOutWhatIsMilder(Severity from, String expected) throws StoreException {
    save(
        Alerts.open("a-1", "web01", Severity.INFO),
        Alerts.open("a-2", "web02", Severity.WARNING),
        Alerts.open("a-3", "web03", Severity.CRITICAL));

    assertThat(ids(filter(from, AlertFilter.OPEN.states(), Optional.empty()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "c-1, ngt_client_cert_expiry_check, a-web01 c-3-a-web01",
    "Berlin, ngt_client_cert_expiry_check, a-web01",
    "Paris, other_check, c-2-a-web01",
    "Paris, ngt_client_cert_expiry_check, ''"
  })
  void findsAClusterByItsKeyAndByItsName(String cluster, String check, String expected)
      throws StoreException {
    var alert = Alerts.open("web01");
    save(
        alert,
        Alerts.at(alert, "c-2", "Paris", "other_check"),
        Alerts.at(alert, "c-3", "c-1", CHECK));
    var filter =
        new AlertFilter(
            Optional.of(cluster),
            Optional.of(check),
            Severity.INFO,
            AlertFilter.OPEN.states(),
            Optional.empty());

    assertThat(ids(filter)).isEqualTo(expected);
  }

  @Test
  void whatIsOpenIsFoundByItsFindingAndItsCause() throws StoreException {
    var open = Alerts.open("a-1", "web01", Severity.CRITICAL);
    save(open, Alerts.resolved(Alerts.open("web02"), T.plusSeconds(1)));
    var finding = open.finding();

    assertThat(search.find(finding, 9)).containsExactly(open);
    assertThat(search.find(finding + "-2", 9)).containsExactly(open);
    assertThat(search.find("0123456789abcdef", 9)).isEmpty();
    assertThat(search.ofCause(CHECK)).extracting(Alert::id).containsExactly("a-1");
    assertThat(search.ofCause(CHECK + ".expired")).extracting(Alert::id).containsExactly("a-1");
    assertThat(search.ofCause(CHECK + ".soon")).isEmpty();
    assertThat(search.causes()).containsExactly(CHECK + ".expired");
  }

  @Test
  void anIdMayBeShortened() throws StoreException {
    save(
        Alerts.open("abc", "web01", Severity.INFO),
        Alerts.open("abcd", "web02", Severity.INFO),
        Alerts.open("abd", "web03", Severity.INFO));

    assertThat(search.find("abc", 9)).extracting(Alert::id).containsExactly("abc");
    assertThat(search.find("ab", 9)).extracting(Alert::id).containsExactly("abc", "abcd", "abd");
    assertThat(search.find("ab", 2)).extracting(Alert::id).containsExactly("abc", "abcd");
    assertThat(search.find("%", 9)).isEmpty();
  }

  @Test
  void countsByClusterCheckSeverityAndState() throws StoreException {
    save(
        Alerts.open("web01"),
        Alerts.open("web02"),
        Alerts.acknowledged(Alerts.open("web03"), "ann", T, Optional.empty()));

    assertThat(search.counts(AlertFilter.OPEN))
        .containsExactlyInAnyOrder(
            new AlertCount(CLUSTER, CHECK, Severity.WARNING, AlertState.OPEN, 2),
            new AlertCount(CLUSTER, CHECK, Severity.WARNING, AlertState.ACKNOWLEDGED, 1));
  }

  @Test
  void anAcknowledgementThatEndedIsDue() throws StoreException {
    var end = T.plusSeconds(60);
    save(Alerts.acknowledged(Alerts.open("web01"), "ann", T, Optional.of(end)));

    assertThat(due(end.minusMillis(1), T.minusMillis(1))).isEmpty();
    assertThat(due(end, T.minusMillis(1))).isEqualTo(CLUSTER + " " + CHECK);
  }

  @Test
  void whatReceiversHaveNotHeardOfForLongIsDue() throws StoreException {
    save(Alerts.open("web01"), Alerts.resolved(Alerts.open("web02"), T));

    assertThat(due(T, T.minusMillis(1))).isEmpty();
    assertThat(due(T, T)).isEqualTo(CLUSTER + " " + CHECK);
  }

  @Test
  void whatReceiversWereNotToldIsDue() throws StoreException {
    save(Alerts.resolvedInSilence(Alerts.open("web01"), T.plusMillis(1)));

    assertThat(due(T, Instant.EPOCH)).isEqualTo(CLUSTER + " " + CHECK);
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "1, c-1 ngt_client_cert_expiry_check"})
  void whatGotWorseSinceReceiversWereToldIsDue(int millis, String expected) throws StoreException {
    save(Alerts.worse(Alerts.open("web01"), T.plusMillis(millis)));

    assertThat(due(T.plusSeconds(1), Instant.EPOCH)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"port_check.expired, ''", "port_check.shut, c-1 ngt_client_cert_expiry_check"})
  void whatWasToldBesideACauseIsDueOnceThatIsNoMore(String cause, String expected)
      throws StoreException {
    save(
        Alerts.at(Alerts.open("web02"), CLUSTER, "Berlin", "port_check"),
        Alerts.beside(Alerts.open("web01"), cause));

    assertThat(due(T.plusSeconds(1), Instant.EPOCH)).isEqualTo(expected);
  }

  @Test
  void aCauseOfAnotherClusterIsNone() throws StoreException {
    save(
        Alerts.at(Alerts.open("web02"), "c-2", "Paris", "port_check"),
        Alerts.beside(Alerts.open("web01"), "port_check.expired"));

    assertThat(due(T.plusSeconds(1), Instant.EPOCH)).isEqualTo(CLUSTER + " " + CHECK);
  }

  private String due(Instant now, Instant toldBefore) throws StoreException {
    var due = search.due(now, toldBefore);
    return String.join(
        "\n", due.stream().map(owner -> owner.cluster() + " " + owner.checkId()).toList());
  }

  private String ids(AlertFilter filter) throws StoreException {
    var page = search.page(filter, AlertOrder.BY_CLUSTER, Page.Wanted.first(9));
    return String.join(" ", page.items().stream().map(Alert::id).sorted().toList());
  }

  private static AlertFilter filter(Severity from, Set<AlertState> states, Optional<String> text) {
    return new AlertFilter(Optional.empty(), Optional.empty(), from, states, text);
  }

  private void save(Alert... alerts) throws StoreException {
    database.write(connection -> {
      new AlertBook(database).save(connection, List.of(), List.of(alerts));
      return true;
    });
  }
}
