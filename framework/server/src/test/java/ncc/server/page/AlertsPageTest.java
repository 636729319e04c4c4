package ncc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ncc.engine.alert.OwnAlerts;
import ncc.engine.silence.Silence;
import ncc.server.alert.SilenceText;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.notify.Notification;
import ncc.spi.run.Subject;
import ncc.store.ledger.Judgement;
import ncc.store.ledger.Judgement.Outcome;
import ncc.store.ledger.Judgement.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people do about alerts, and what pages say of it.
class AlertsPageTest {
  private static final String FILTERED = "/alerts?cluster=tokyo&severity=WARNING&from=50";
  private static final Pattern DEED = Pattern.compile("name=\"deed\" value=\"([^\"]+)\"");

  @TempDir Path folder;
  private PageWorld world;

  @BeforeEach
  void open() throws Exception {
    world = new PageWorld(folder);
    var alerts = new ArrayList<Alert>();
    for (int i = 10; i < 70; i++) {
      alerts.add(world.alert("a-" + i, PageWorld.vm("db-" + i), "tokyo"));
    }
    world.holds(alerts.toArray(Alert[]::new));
    var cluster = new Subject(Kind.CLUSTER, PageWorld.uuid("osaka").toString(), "osaka");
    world.holds(world.alert("b-1", cluster, "osaka"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Alert alert(String id) throws Exception {
    return world.store().alertSearch().find(id, 1).getFirst();
  }

  private List<Silence> silences() throws Exception {
    return SilenceText.silences(world.store().silences().all()).all();
  }

  private HttpResponse<String> undo(HttpResponse<String> told) throws Exception {
    var deed = DEED.matcher(told.body());
    assertThat(deed.find()).as(told.body()).isTrue();
    return world.post("/alerts", "/undo", "page", "/alerts", "deed", deed.group(1));
  }

  @Test
  void whatAReceiverDidNotTakeIsShownWithItsReason() throws Exception {
    assertThat(world.get("/alerts").body()).doesNotContain("did not take");
    var alert = alert("a-10");
    var told =
        new Notification(
            "n-1",
            alert.since(),
            Notification.Kind.RAISED,
            OwnAlerts.unknownCheck(alert),
            alert.severity(),
            List.of(alert));
    world
        .store()
        .ledger()
        .settle(
            List.of(
                new Judgement(
                    alert.key().cluster(),
                    alert.checkId(),
                    alert.since(),
                    _ -> new Outcome(List.of(), List.of(), List.of(new Told("pager", told))))),
            alert.since());
    var taken =
        world
            .store()
            .deliveries()
            .take("pager", alert.since(), alert.since().plusSeconds(9), 1, "d")
            .getFirst();
    world.store().deliveries().dead(taken, alert.since(), "<b>answered</b> 401");

    assertThat(world.get("/alerts").body())
        .contains("Receivers did not take 1 of the last notifications")
        .contains("<strong>pager</strong>, given up: &lt;b&gt;answered&lt;/b&gt; 401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acknowledge", "silence", "waive", "resolve"})
  void everyActComesBackToTheSameFilterAndPage(String act) throws Exception {
    var done =
        world.post(
            FILTERED,
            FILTERED,
            "id",
            "a-60",
            "id",
            "a-61",
            "act",
            act,
            "note",
            "known",
            "for",
            "2d",
            "confirmed",
            "yes");

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.uri().toString()).contains(FILTERED + "&did=");
    assertThat(done.body()).contains("2 alerts:", "<li>db-60 on tokyo</li>", "51 to ");
    assertThat(done.body()).contains("action=\"" + FILTERED.replace("&", "&amp;") + "\"");
  }

  @Test
  void anAcknowledgementIsUndone() throws Exception {
    var done = world.post("/alerts", "/alerts", "id", "a-10", "act", "acknowledge");
    assertThat(alert("a-10").state()).isEqualTo(AlertState.ACKNOWLEDGED);

    assertThat(undo(done).body()).contains("Undone: Acknowledged an alert:", "db-10 on tokyo");

    assertThat(alert("a-10").state()).isEqualTo(AlertState.OPEN);
  }

  @Test
  void aReleaseIsUndoneToTheAcknowledgementThatWas() throws Exception {
    world.post("/alerts", "/alerts", "id", "a-10", "act", "acknowledge", "note", "ordered");
    var done = world.post("/alerts", "/alerts", "id", "a-10", "act", "release");

    undo(done);

    assertThat(alert("a-10").acknowledgement().orElseThrow().note()).isEqualTo("ordered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"silence", "waive"})
  void aSilenceIsUndone(String act) throws Exception {
    var done =
        world.post("/alerts", "/alerts", "id", "a-10", "act", act, "note", "known", "for", "2d");
    assertThat(silences()).hasSize(1).noneMatch(one -> one.isOver(world.now));
    assertThat(done.body()).contains(act.equals("waive") ? ", waived" : ", silenced");
    assertThat(world.get("/api/v1/silences").body())
        .contains("\"subject\":{\"kind\":\"VM\",\"id\":\"" + PageWorld.uuid("db-10"));

    undo(done);

    assertThat(silences()).hasSize(1).allMatch(one -> one.isOver(world.now));
  }

  @Test
  void whatCannotBeUndoneIsAskedForAgainWithAllThatItTouches() throws Exception {
    var asked = world.post(FILTERED, FILTERED, "id", "a-60", "id", "b-1", "act", "resolve");

    assertThat(asked.body()).contains("cannot be undone", "db-60", "osaka", "Resolve all 2");
    assertThat(alert("a-60").state()).isEqualTo(AlertState.OPEN);

    world.post(FILTERED, FILTERED, "id", "a-60", "id", "b-1", "act", "resolve", "confirmed", "yes");

    assertThat(alert("a-60").state()).isEqualTo(AlertState.RESOLVED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "silence | known | '' | for | say for how long",
        "waive | known | '' | for | say for how long",
        "waive | '' | 4h | note | a waiver needs a reason",
        "silence | known | soon | for | is no time to come",
        "silence | known | 0s | for | is no time to come",
        "silence | known | -4h | for | is no time to come",
        "silence | known | 2020-01-01 | for | is no time to come",
        "silence | known | 999999999d | for | is no time to come",
        "silence | known | 99999999999999999999d | for | is no time to come",
        "silence | known | +1000000000-12-31T23:59:59Z | for | is no time to come",
        "acknowledge | known | never | for | is no time to come",
        "release | known | '' | id | is not acknowledged",
        "burn | known | '' | id | expected acknowledge",
      })
  void aRefusalStandsAtItsFieldAndNothingTypedIsLost(
      String act, String note, String length, String field, String reason) throws Exception {
    for (String page : List.of(FILTERED, "/alerts/a-60")) {
      var refused = world.post(page, page, "id", "a-60", "act", act, "note", note, "for", length);

      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body())
          .containsPattern("id=\"refused-" + field + "\" role=\"alert\">[^<]*" + reason)
          .contains("name=\"note\" maxlength=\"500\" value=\"" + note + "\"")
          .containsPattern(
              "name=\"for\" size=\"12\" maxlength=\"24\" value=\"" + Pattern.quote(length) + "\"");
    }
    assertThat(world.post(FILTERED, FILTERED, "id", "a-60", "act", act, "for", "x").body())
        .contains("value=\"a-60\" checked");
    assertThat(silences()).isEmpty();
  }

  @Test
  void nothingChosenIsSaidOnThePageItself() throws Exception {
    var refused = world.post(FILTERED, FILTERED, "act", "acknowledge", "note", "typed");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("choose at least one alert", "value=\"typed\"", "51 to ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acknowledge", "release", "silence", "waive", "resolve"})
  void whatIsNotKeptAnyMoreIsSaidAndNothingIsDoneToTheOthers(String act) throws Exception {
    var before = world.store().alertSearch().open();

    var refused =
        world.post(
            FILTERED,
            FILTERED,
            "id",
            "a-60",
            "id",
            "x-1",
            "act",
            act,
            "note",
            "n",
            "for",
            "2d",
            "confirmed",
            "yes");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("alert x-1 is not kept any more");
    assertThat(world.store().alertSearch().open()).isEqualTo(before);
    assertThat(silences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"done=All+is+well", "did=All+is+well", "did=%3Cb%3E"})
  void noAddressMakesAPageSayWhatWasNotDone(String query) throws Exception {
    assertThat(world.get("/alerts?" + query).body())
        .doesNotContain("class=\"done\"", "All is well");
  }

  @ParameterizedTest
  @CsvSource({"2027-01-31, 2027-02-01T00:00:00Z", "4h, 2026-11-28T07:00:00Z"})
  void aSilenceEndsWhenItIsToldTo(String length, Instant end) throws Exception {
    world.post("/alerts", "/alerts", "id", "a-10", "act", "silence", "for", length);

    var silence = silences().getFirst();
    assertThat(silence.end()).contains(end);
    assertThat(silence.scope().fits(alert("a-10"))).isTrue();
    assertThat(silence.scope().fits(alert("a-11"))).isFalse();
    assertThat(silence.scope().fits(alert("b-1"))).isFalse();
  }

  @Test
  void thePageOfAnAlertLeadsToItsVmAndSaysWhatToDo() throws Exception {
    var page = world.get("/alerts/a-10").body();

    assertThat(page)
        .contains("href=\"/vms/" + PageWorld.uuid("db-10") + "?cluster=tokyo\"")
        .contains("Lower it.", "It is high.", "KB 4321")
        .contains("<title>db-10: Level too high - ncc</title>");
    assertThat(world.get("/alerts/b-1").body()).doesNotContain("href=\"/vms/");
  }

  @Test
  void timesInDetailsAreTimesOfTheReaderToo() throws Exception {
    world.now = world.now.plusSeconds(60);
    var until = Verdict.fail("Level <b> is high", "until {at}").with("at", PageWorld.NOW);
    world.ran("", PageWorld.LEVEL, "tokyo", java.util.Map.of(PageWorld.vm("db-10"), until));

    assertThat(world.get("/vms/" + PageWorld.uuid("db-10")).body())
        .contains(
            "Level &lt;b&gt; is high: until <time class=\"within\""
                + " datetime=\"2026-11-28T03:00:00Z\" title=\"2026-11-28 03:00:00 UTC\">"
                + "2026-11-28 03:00 UTC</time>, since");
  }

  @Test
  void silencesAreListedByNameMarkedAndEnded() throws Exception {
    world.ran(
        "", PageWorld.LEVEL, "tokyo", java.util.Map.of(PageWorld.vm("db-10"), Verdict.pass()));
    world.ran(
        "",
        PageWorld.LEVEL,
        "osaka",
        java.util.Map.of(
            new Subject(Kind.VM, PageWorld.uuid("db-10").toString(), "its-copy"), Verdict.pass()));
    world.post("/alerts", "/alerts", "id", "a-10", "act", "waive", "note", "spare", "for", "2d");

    var page = world.get("/silences").body();
    assertThat(page)
        .contains("cluster tokyo", "check A4321", "VM db-10", "waiver", "in force", "spare")
        .doesNotContain(PageWorld.uuid("db-10").toString());
    assertThat(world.get("/alerts/a-10").body()).contains("waived");

    var id = silences().getFirst().id();
    var ended = world.post("/silences", "/silences/" + id + "/end");
    assertThat(ended.body()).contains("Ended a waiver", "VM db-10", ">ended<");
    assertThat(silences().getFirst().isOver(world.now)).isTrue();

    undo(ended);
    assertThat(silences().getFirst().end())
        .isEqualTo(Optional.of(world.now.plus(Duration.ofDays(2))));
    world.now = world.now.plus(Duration.ofDays(10));
    assertThat(world.get("/silences").body()).contains("Nothing is silenced.");
  }
}
