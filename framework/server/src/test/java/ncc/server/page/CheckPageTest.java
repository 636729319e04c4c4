package ncc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page of a check, and where else it shows whether it is on.
class CheckPageTest {
  private static final String PAGE = "/checks/level_check";
  private static final String SETTINGS = PAGE + "/settings";

  @TempDir Path folder;
  private PageWorld world;

  @BeforeEach
  void open() throws Exception {
    world = new PageWorld(folder);
    world.schedules();
    world.ran(
        "", PageWorld.LEVEL, "tokyo", Map.of(PageWorld.vm("db"), Verdict.fail("High", "{x}")));
    world.ran("", PageWorld.LEVEL, "osaka", Map.of(PageWorld.vm("web"), Verdict.pass()));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Map<String, String> set(Optional<String> cluster) throws Exception {
    var set = new HashMap<String, String>();
    world.control().checks().of(PageWorld.LEVEL, cluster).orElseThrow().values().stream()
        .filter(value -> value.origin().toString().startsWith("set"))
        .forEach(value -> set.put(value.name(), value.text()));
    return set;
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "tokyo, tokyo"})
  void savingOneThresholdLeavesTheOthersToFollowWhatTheyFollow(String cluster, String shown)
      throws Exception {
    world.post(
        PAGE,
        SETTINGS,
        "cluster",
        cluster,
        "set.warn",
        "12",
        "was.warn",
        "10",
        "set.fail",
        "20",
        "was.fail",
        "20");

    assertThat(set(Optional.of(shown).filter(name -> !name.isEmpty())))
        .isEqualTo(Map.of("warn", "12"));
    world.control().change("ann", Optional.empty(), PageWorld.LEVEL, "fail", Optional.of("30"));
    var fail = world.control().checks().of(PageWorld.LEVEL, Optional.of("tokyo")).orElseThrow();
    assertThat(fail.value("fail").orElseThrow().text()).isEqualTo("30");
  }

  @Test
  void everyFieldOfSeveralTellsWhatItWas() throws Exception {
    var page = world.get(PAGE).body();

    for (String name : new String[] {"warn", "fail", "alert.raise-after", "alert.remind"}) {
      assertThat(page).contains("name=\"set." + name + "\"", "name=\"was." + name + "\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "set.warn, 99, Thresholds",
    "set.warn, many, Thresholds",
    "set.interval, soon, Schedule",
    "set.cron, every full moon, Schedule",
    "set.alert.raise-after, -1, Alert Policy",
  })
  void refusedInputIsKeptWithItsReasonInItsForm(String field, String typed, String form)
      throws Exception {
    var refused = world.post(PAGE, SETTINGS, field, typed, "set.fail", "20", "was.fail", "20");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .containsPattern(
            "<details class=\"act\" open><summary>" + form + "</summary><p class=\"loud\"")
        .containsPattern("name=\"" + field + "\" value=\"" + typed + "\"");
    assertThat(set(Optional.empty())).isEmpty();
  }

  @Test
  void aRefusedFormThatIsLoadedAgainIsThePage() throws Exception {
    var again = world.get(SETTINGS + "?cluster=tokyo");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.uri().toString()).endsWith(PAGE + "?cluster=tokyo");
  }

  @Test
  void aCheckThatIsOffOnOneClusterIsShownSoEverywhere() throws Exception {
    assertThat(world.get("/").body()).containsPattern("tile FAIL\".*?tile-count\">1<");
    world.post(PAGE + "?cluster=tokyo", SETTINGS, "cluster", "tokyo", "set.enabled", "false");

    assertThat(world.get(PAGE + "?cluster=tokyo").body())
        .contains(
            "It is turned off on tokyo.", "before it was turned off", "Turn Check On on tokyo")
        .doesNotContain("Run Check");
    assertThat(world.get(PAGE).body())
        .containsPattern("It is turned off on <a [^>]*>tokyo</a>: what it last said")
        .contains("Run Check</button>");
    assertThat(world.get("/clusters/tokyo").body())
        .contains("OFF</span> <span class=\"under\">last FAIL")
        .contains("NO RUN YET");
    assertThat(world.get("/checks").body()).contains("every 5m; off on 1 cluster");
    assertThat(world.get("/vms/" + PageWorld.uuid("db") + "?cluster=tokyo").body())
        .contains("OFF</span> turned off; before that:");
    assertThat(world.get("/vms/" + PageWorld.uuid("web") + "?cluster=osaka").body())
        .doesNotContain("turned off");
    assertThat(world.get("/").body())
        .contains("; off on 1 cluster")
        .containsPattern("tile FAIL zero\"")
        .containsPattern("tile UNKNOWN\".*?tile-count\">1<");
  }

  /// What is counted as said now is what the fleet's page counts.
  @Test
  void whatIsSaidNowLeavesOutWhereTheCheckIsOff() throws Exception {
    assertThat(now()).contains("High", "healthy");
    world.post(PAGE + "?cluster=tokyo", SETTINGS, "cluster", "tokyo", "set.enabled", "false");
    assertThat(now()).contains("healthy").doesNotContain("High");

    world.post(PAGE + "?cluster=osaka", SETTINGS, "cluster", "osaka", "set.enabled", "false");
    assertThat(now())
        .contains("not run yet where it is turned on")
        .doesNotContain("High", "healthy");
  }

  /// The part of the page that says how it is.
  private String now() throws Exception {
    var page = world.get(PAGE).body();
    return page.substring(page.indexOf("What it says now"), page.indexOf("History of entities"));
  }

  @Test
  void anOpenAlertSaysThatItsCheckIsOff() throws Exception {
    world.holds(
        world.alert("a-1", PageWorld.vm("db"), "tokyo"),
        world.alert("a-2", PageWorld.vm("web"), "osaka"));
    assertThat(world.get("/alerts").body()).doesNotContain("turned off");
    world.post(PAGE + "?cluster=tokyo", SETTINGS, "cluster", "tokyo", "set.enabled", "false");

    assertThat(world.get("/alerts").body()).containsOnlyOnce("OPEN, check turned off");
    assertThat(world.get("/alerts/a-1").body())
        .contains("nothing newer is known: check turned off");
    assertThat(world.get("/alerts/a-2").body()).doesNotContain("turned off");
    assertThat(world.get("/api/v1/alerts").body())
        .containsOnlyOnce("\"configured\":true,\"enabled\":false")
        .containsOnlyOnce("\"configured\":true,\"enabled\":true");
    assertThat(world.get("/api/v1/alerts/a-1").body()).contains("\"enabled\":false");
    assertThat(world.get("/api/v1/alerts?id=a-2").body()).contains("\"enabled\":true");
  }

  @Test
  void aClusterThatIsNoLongerConfiguredIsHistoryOnEveryPage() throws Exception {
    world.holds(world.alert("a-1", PageWorld.vm("db"), "tokyo"));
    world.forgets("tokyo");

    assertThat(world.get("/").body())
        .contains("no longer configured")
        .containsPattern("level_check</code></th><td><span class=\"badge PASS\"");
    assertThat(world.get("/clusters/tokyo").body())
        .contains("no longer configured", "last FAIL")
        .doesNotContain("NO RUN YET", "Run all checks", "badge FAIL");
    assertThat(world.get(PAGE + "?cluster=tokyo").body())
        .contains("tokyo is no longer configured", "What it last said")
        .doesNotContain("Run Check", "Turn Check Off", "What it says now");
    assertThat(now()).contains("healthy").doesNotContain("High");
    assertThat(world.get("/alerts").body()).contains("OPEN, cluster no longer configured");
    assertThat(world.get("/alerts/a-1").body()).contains("cluster no longer configured");
    assertThat(world.get("/api/v1/alerts/a-1").body())
        .contains("\"configured\":false,\"enabled\":true");
  }

  @Test
  void theApiCountsNoCheckThatIsOff() throws Exception {
    assertThat(status("tokyo")).isEqualTo("FAIL");
    world.post(PAGE + "?cluster=tokyo", SETTINGS, "cluster", "tokyo", "set.enabled", "false");

    assertThat(status("tokyo")).isEqualTo("SKIP");
    assertThat(status("osaka")).isEqualTo("PASS");
    assertThat(world.get("/api/v1/clusters").body())
        .containsOnlyOnce("\"status\":\"FAIL\",\"enabled\":false");
  }

  private String status(String cluster) throws Exception {
    var found =
        Pattern.compile("\"name\":\"" + cluster + "\",\"status\":\"(\\w+)\"")
            .matcher(world.get("/api/v1/clusters").body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void aCheckThatIsOffEverywhereSaysSo() throws Exception {
    world.post(PAGE, SETTINGS, "set.enabled", "false");

    assertThat(world.get(PAGE).body())
        .contains("It is turned off.", "before it was turned off")
        .doesNotContain("Run Check");
  }

  /// What the list of subjects is narrowed to sets nothing.
  @Test
  void theFilterOfTheHistoryIsNotTheScopeOfButtons() throws Exception {
    var page = world.get(PAGE + "?history=tokyo&q=db").body();

    assertThat(page)
        .contains(">db</a>", "name=\"cluster\" value=\"\"", "Run Check</button>")
        .doesNotContain("value=\"tokyo\"", "on tokyo");
    assertThat(world.get(PAGE + "?cluster=tokyo").body())
        .contains("name=\"cluster\" value=\"tokyo\"", "Run Check on tokyo</button>")
        .contains("Thresholds on tokyo", "Schedule on tokyo", "Alert Policy on tokyo");
  }

  @Test
  void loadMoreLeadsToTheFirstRowThatIsNew() throws Exception {
    var found = new LinkedHashMap<Subject, Verdict>();
    for (int i = 100; i < 320; i++) {
      found.put(PageWorld.vm("vm-" + i), Verdict.pass());
    }
    world.now = world.now.plusSeconds(60);
    world.ran("", PageWorld.OTHER, "tokyo", found);

    for (int shown = 50; shown < 200; shown += 50) {
      assertThat(world.get("/checks/other_check?shown=" + shown).body())
          .contains("shown=" + (shown + 50) + "#row-" + (shown + 1), "id=\"row-" + shown + "\"");
    }
    assertThat(world.get("/checks/other_check?shown=250").body())
        .contains("id=\"row-220\"")
        .doesNotContain("Load More");
  }

  @Test
  void filtersAndTilesOfTheFleetLeadToWhatTheyChange() throws Exception {
    assertThat(world.get("/").body())
        .contains("href=\"/?state=FAIL#clusters\"", "action=\"/#clusters\"");
  }

  @Test
  void namesThatLookTheSameAreToldApart() throws Exception {
    var twin = new Subject(Kind.VM, "another-id", "db");
    world.now = world.now.plusSeconds(60);
    world.ran(
        "",
        PageWorld.LEVEL,
        "tokyo",
        Map.of(
            PageWorld.vm("db"),
            Verdict.pass(),
            twin,
            Verdict.pass(),
            PageWorld.vm("   "),
            Verdict.pass()));

    assertThat(world.get(PAGE).body())
        .contains("another-id</code>", PageWorld.uuid("db") + "</code>", ">(3 blanks)</a>")
        .doesNotContain(PageWorld.uuid("web") + "</code>");
  }

  @Test
  void thePageOfAVmSaysWhatEachCheckSays() throws Exception {
    world.now = world.now.plusSeconds(60);
    world.ran(
        "",
        PageWorld.LEVEL,
        "tokyo",
        Map.of(
            PageWorld.vm("db"), Verdict.fail("Level is high", "it is {level}").with("level", 7)));

    assertThat(world.get("/vms/" + PageWorld.uuid("db") + "?cluster=tokyo").body())
        .contains("Level is high: it is 7, since");
  }
}
