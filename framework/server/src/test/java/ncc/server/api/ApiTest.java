package ncc.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.engine.Network;
import ncc.engine.notify.Routes;
import ncc.engine.schedule.Grid;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.json.PlainJson;
import ncc.json.RunJson;
import ncc.server.plan.AlertRules;
import ncc.server.plan.DaemonPlan;
import ncc.server.plan.DaemonPlan.PlannedCheck;
import ncc.server.setting.CheckControl;
import ncc.server.setting.ChecksInForce;
import ncc.server.setting.StoredSettings;
import ncc.server.task.RunNow;
import ncc.server.web.ListenAddress;
import ncc.server.web.Served;
import ncc.server.web.WebServer;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.spi.source.WantedClusters;
import ncc.store.Store;
import ncc.store.history.Keeping;
import ncc.store.ledger.Judgement;
import ncc.store.schedule.Pace;
import ncc.store.schedule.PlannedSlot;
import ncc.store.schedule.Slot;
import ncc.store.sql.StoreAddress;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {
  private static final Instant NOW = SampleRuns.NOW;
  private static final Run RUN = SampleRuns.troubled();

  @TempDir Path folder;
  private Store store;
  private WebServer server;
  private HttpClient http;

  @CheckInfo(
      id = "link_check",
      module = "ngt_checks/link",
      title = "Link",
      description = "Link of the VM",
      causes = "It is down.",
      resolutions = "Put it up.",
      impact = "Nothing goes.",
      categories = "Test",
      interval = "1s")
  public record LinkCheck() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  /// The run as it is saved.
  private static final class Saved implements ReportFormat {
    @Override
    public String name() {
      return "saved";
    }

    @Override
    public String extension() {
      return "json";
    }

    @Override
    public void render(Run run, ReportOptions options, Appendable out) throws java.io.IOException {
      RunJson.write(run, out);
      out.append(options.layout().name());
    }
  }

  record Watched(Store store) implements Served {
    @Override
    public String name() {
      return "d1";
    }

    @Override
    public Catalog catalog() {
      return new Catalog(
          List.of(CheckPlugin.of(new LinkCheck())),
          List.of(new Saved()),
          List.of(),
          List.of(),
          List.of());
    }

    @Override
    public DaemonPlan plan() {
      var check = CheckPlugin.of(new LinkCheck());
      return new DaemonPlan(
          "test",
          new FleetPlan(List.of(), List.of(), WantedClusters.called(Set.of())),
          FleetLimits.DEFAULT,
          List.of(new PlannedCheck(check, new Grid(Duration.ofHours(1)))),
          Map.of(),
          Network.none("not asked"),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          new AlertRules(Map.of()),
          new Routes(List.of()),
          Keeping.STANDARD);
    }

    @Override
    public CheckControl control() {
      return new CheckControl(
          store.checkSettings(),
          () -> new ChecksInForce(plan().checks(), plan().alerts(), StoredSettings.NONE),
          this::clusters,
          clock(),
          () -> {});
    }

    @Override
    public RunNow runNow() {
      return new RunNow(store, List.of(CheckPlugin.of(new LinkCheck()).description()), clock());
    }

    @Override
    public InstantSource clock() {
      return () -> NOW;
    }

    @Override
    public Set<String> clusters() {
      return Set.of("tokyo-01", "osaka-02");
    }

    @Override
    public List<PlannedSlot> planned() {
      return List.of();
    }

    @Override
    public int waitingRuns() {
      return 0;
    }

    @Override
    public Optional<Inventory> inventory(String cluster) {
      return Optional.empty();
    }
  }

  private static final String UNTIL_MORNING =
      """
      {"clusters":["tokyo-01"],"vms":["db-*"],"reason":"firmware","until":"2030-01-01T06:00:00Z"}
      """;

  @BeforeEach
  void serve() throws Exception {
    store = Store.open(new StoreAddress.Embedded(folder.resolve("store.db")));
    store.history().record(RUN, Optional.empty());
    store
        .timetable("d1", Pace.DEFAULT, () -> NOW, (_, due) -> due)
        .add(
            Map.of(
                new Slot("link_check", "tokyo-01"), NOW, new Slot("link_check", "osaka-02"), NOW));
    var alerts = List.of(alert("a-1", "web-01"), alert("a-2", "web-02"), alert("a-3", "web-03"));
    store
        .ledger()
        .settle(
            List.of(
                new Judgement(
                    "c-1",
                    "link_check",
                    NOW,
                    _ -> new Judgement.Outcome(alerts, List.of(), List.of()))),
            NOW);
    server =
        WebServer.start(
            new ListenAddress("127.0.0.1", 0), List.of(new ApiPart(new Watched(store))));
    http = HttpClient.newHttpClient();
  }

  private static Alert alert(String id, String vm) {
    var subject = new Subject(Subject.Kind.VM, "uuid-" + vm, vm);
    var raised = new AlertEvent(NOW, AlertEvent.Kind.RAISED, Severity.WARNING, "ncc", "soon");
    return new Alert(
        id,
        AlertKey.of("A600103", "c-1", subject),
        "link_check",
        "Link down",
        "tokyo-01",
        subject,
        Severity.WARNING,
        AlertState.OPEN,
        "Link is down",
        "",
        NOW,
        1,
        Optional.of(NOW),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(NOW),
        List.of(NOW),
        false,
        List.of(raised));
  }

  @AfterEach
  void end() {
    http.close();
    server.close();
    store.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.url()).resolve("/api/v1" + path));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(to(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    var request =
        to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> patch(String path, String body) throws Exception {
    var request =
        to(path)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> delete(String path) throws Exception {
    return http.send(to(path).DELETE().build(), BodyHandlers.ofString());
  }

  /// What in a document is not as the description says.
  private List<String> faults(String schema, String document) throws Exception {
    var described = get("/openapi.json").body();
    var whole = "{\"$ref\":\"#/components/schemas/" + schema + "\"," + described.substring(1);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole)
        .validate(document, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "/clusters, ClusterPage",
    "/checks, CheckPage",
    "/checks/link_check, Check",
    "/runs, RunPage",
    "/alerts, AlertPage",
    "/alerts/a-1, Alert",
    "/alerts?id=a-2, AlertPage",
    "/alerts?state=open&state=resolved, AlertPage",
    "/tasks, TaskPage",
    "/checks/link_check/settings, Settings",
    "/checks/link_check/settings?cluster=tokyo-01, Settings",
    "/checks/link_check/changes, ChangePage",
    "/silences, SilencePage",
  })
  void everyAnswerIsAsDescribed(String path, String schema) throws Exception {
    post("/runs", "{}");
    patch("/checks/link_check/settings", "{\"values\":{\"interval\":\"10m\"}}");
    post("/silences", UNTIL_MORNING);

    var answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).get().asString().contains("json");
    assertThat(faults(schema, answer.body())).isEmpty();
    assertThat(answer.body()).doesNotContain("\"items\":[]");
  }

  @Test
  void findingsOfARunAreAsDescribedAndFilteredByStatus() throws Exception {
    var all = get("/runs/" + RUN.id() + "/findings");
    var failed = get("/runs/" + RUN.id() + "/findings?status=fail");

    assertThat(faults("FindingPage", all.body())).isEmpty();
    assertThat(items(failed)).isNotEmpty().hasSizeLessThan(items(all).size());
    assertThat(failed.body()).contains("\"FAIL\"").doesNotContain("\"PASS\"");
  }

  @Test
  void theDescriptionRefusesWhatItDoesNotDescribe() throws Exception {
    assertThat(faults("Task", "{\"id\":1}")).isNotEmpty();
  }

  private static List<?> items(HttpResponse<String> answer) {
    return (List<?>) requireNonNull(PlainJson.object(answer.body()).get("items"));
  }

  @Test
  void aListIsReadPartByPartToItsEnd() throws Exception {
    var ids = new ArrayList<Object>();
    Optional<Object> cursor = Optional.of("");
    while (cursor.isPresent()) {
      var part = get("/alerts?limit=2" + (ids.isEmpty() ? "" : "&cursor=" + cursor.get()));
      items(part).forEach(item -> ids.add(((Map<?, ?>) item).get("id")));
      cursor = Optional.ofNullable(PlainJson.object(part.body()).get("next"));
    }
    assertThat(ids).containsExactlyInAnyOrder("a-1", "a-2", "a-3");
  }

  @Test
  void whatIsStillTheSameIsNotSentAgain() throws Exception {
    var tag = get("/alerts").headers().firstValue("ETag").orElseThrow();
    var again = to("/alerts").header("If-None-Match", "\"x\", " + tag).build();

    var same = http.send(again, BodyHandlers.ofString());
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();

    post("/alerts/a-1/resolve", "{}");
    assertThat(http.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere, 404",
    "GET, /alerts/a-9, 404",
    "GET, /alerts/a-, 404",
    "GET, /runs/x/report/html, 404",
    "GET, /alerts?limit=0, 400",
    "GET, /alerts?limit=1001, 400",
    "GET, /alerts?cursor=x, 400",
    "GET, /alerts?severity=bad, 400",
    "GET, /alerts?state=bad, 400",
    "GET, /checks/no_check/settings, 404",
    "GET, /checks/link_check/settings?cluster=nowhere, 404",
    "PATCH, /checks/no_check/settings, 404",
    "PATCH, /checks/link_check/settings, 400",
    "DELETE, /checks/link_check/settings?cluster=nowhere, 404",
    "PUT, /checks/link_check/settings, 405",
    "GET, /silences/none, 404",
    "DELETE, /silences/none, 404",
    "POST, /silences, 400",
    "DELETE, /alerts, 405",
    "POST, /alerts, 405",
    "PUT, /runs, 405",
  })
  void everyErrorIsAProblem(String method, String path, int status) throws Exception {
    var request = to(path).method(method, BodyPublishers.noBody()).build();

    var answer = http.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(faults("Problem", answer.body())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | 400",
        "{ | 400",
        "{\"what\":1} | 400",
        "{\"wat\":\"x\"} | 400",
        "{\"what\":\"no_check\"} | 400",
        "{\"clusters\":[\"nowhere\"]} | 400",
        "{\"clusters\":\"tokyo-01\"} | 400",
        "{\"what\":\"x\",\"what\":\"y\"} | 400",
        "{\"only\":\"passed\"} | 400",
      })
  void whatCannotBeRunIsAProblemThatSaysWhy(String body, int status) throws Exception {
    var answer = post("/runs", body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(faults("Problem", answer.body())).isEmpty();
  }

  @Test
  void anOverlongBodyIsAProblem() throws Exception {
    var answer = post("/runs", "{\"what\":\"" + "x".repeat(70_000) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(faults("Problem", answer.body())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"link_check, 1", "ngt_checks, 1", "ngt_checks/link, 1", "run_all, 1"})
  void aRunIsAcceptedAndItsTaskTellsWhoAskedForWhat(String what, int items) throws Exception {
    var accepted = post("/runs", "{\"what\":\"" + what + "\",\"clusters\":[\"tokyo-01\"]}");

    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(faults("Task", accepted.body())).isEmpty();
    var location = accepted.headers().firstValue("Location").orElseThrow();
    var task = PlainJson.object(get(location.substring("/api/v1".length())).body());
    assertThat(task).containsEntry("who", "local").containsEntry("items", items);
    assertThat(store.tasks().waiting()).hasSize(items);
  }

  @Test
  void whereNothingHasFailedThereIsNothingToRun() throws Exception {
    var answer = post("/runs", "{\"only\":\"failed\",\"clusters\":[\"osaka-02\"]}");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(store.tasks().waiting()).isEmpty();
  }

  @Test
  void anAlertIsFoundByTheBeginningOfItsIdAndCountedInAll() throws Exception {
    assertThat(items(get("/alerts?id=a-2"))).hasSize(1);
    assertThat(items(get("/alerts?id=a-"))).hasSize(3);
    assertThat(PlainJson.object(get("/alerts?limit=1").body())).containsEntry("total", 3);
  }

  @Test
  void aSettingIsChangedForAllOrOneClusterAndTheLogSaysByWhom() throws Exception {
    var settings = "/checks/link_check/settings";

    var set = patch(settings, "{\"values\":{\"enabled\":false,\"alert.raise-after\":3}}");
    var own = patch(settings + "?cluster=tokyo-01", "{\"values\":{\"enabled\":true}}");

    assertThat(faults("Settings", set.body())).isEmpty();
    assertThat(values(set)).containsEntry("enabled", "false/set/local");
    assertThat(values(set)).containsEntry("alert.raise-after", "3/set/local");
    assertThat(values(own)).containsEntry("enabled", "true/set for the cluster/local");
    assertThat(values(patch(settings, "{\"reset\":[\"enabled\"]}")))
        .containsEntry("enabled", "true/default/null");
    assertThat(values(delete(settings))).containsEntry("alert.raise-after", "1/default/null");
    var changes = get("/checks/link_check/changes");
    assertThat(faults("ChangePage", changes.body())).isEmpty();
    assertThat(items(changes)).hasSize(5);
    assertThat(changes.body()).contains("\"cluster\":\"tokyo-01\"", "\"before\":\"false\"");
  }

  /// Each with its origin and who set it.
  private static Map<String, String> values(HttpResponse<String> settings) {
    var values = new HashMap<String, String>();
    var all = (List<?>) requireNonNull(PlainJson.object(settings.body()).get("values"));
    for (Object each : all) {
      var one = (Map<?, ?>) each;
      values.put(
          String.valueOf(one.get("name")),
          one.get("value") + "/" + one.get("origin") + "/" + one.get("who"));
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | nothing is to be set",
        "{\"values\":{\"intervall\":\"1h\"}} | did you mean 'interval'?",
        "{\"values\":{\"interval\":\"soon\"}} | 'soon' is not accepted",
        "{\"values\":{\"interval\":[1]}} | 'interval' must be a single value",
        "{\"values\":{\"interval\":\"1h\",\"cron\":\"30 2 * * *\"}} | cannot both be set",
        "{\"value\":{}} | 'value' is not known; expected reset, values",
      })
  void aSettingThatDoesNotFitIsRefusedAndNothingChanges(String body, String why) throws Exception {
    var refused = patch("/checks/link_check/settings", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(faults("Problem", refused.body())).isEmpty();
    assertThat(String.valueOf(PlainJson.object(refused.body()).get("detail"))).contains(why);
    assertThat(items(get("/checks/link_check/changes"))).isEmpty();
  }

  @Test
  void aSilenceIsMadeIsInForceAndEnds() throws Exception {
    var made = post("/silences", UNTIL_MORNING);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(faults("Silence", made.body())).isEmpty();
    assertThat(made.body()).contains("\"in_force\":true", "\"who\":\"local\"", "db-*");
    var at = made.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
    assertThat(get(at).body()).isEqualTo(made.body());

    var ended = delete(at);

    assertThat(faults("Silence", ended.body())).isEmpty();
    assertThat(ended.body()).contains("\"in_force\":false");
    assertThat(items(get("/silences"))).isEmpty();
    assertThat(delete(at).body()).isEqualTo(ended.body());
  }

  @Test
  void aWindowThatRecursIsShownAsItWasAskedFor() throws Exception {
    var window =
        post(
            "/silences",
            """
            {"clusters":["tokyo-*"],
             "weekly":{"days":["sunday"],"at":"02:00","length":"3h","zone":"Asia/Tokyo"}}
            """);

    assertThat(window.statusCode()).isEqualTo(201);
    assertThat(faults("Silence", window.body())).isEmpty();
    assertThat(window.body())
        .contains("\"days\":[\"SUNDAY\"]", "\"at\":\"02:00\"", "\"length\":\"3h\"", "Asia/Tokyo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | needs 'until', or 'weekly'",
        "{\"until\":\"tomorrow\"} | 'until' must be such as",
        "{\"until\":\"2027-01-01T00:00:00Z\",\"waiver\":true} | a waiver needs a reason",
        "{\"until\":\"2027-01-01T00:00:00Z\",\"waiver\":\"yes\"} | must be true or false",
        "{\"weekly\":{\"days\":[\"FUNDAY\"],\"at\":\"02:00\",\"length\":\"3h\"}} | 'weekly' must"
            + " be",
        "{\"weekly\":{\"days\":[\"SUNDAY\"],\"length\":\"3h\"}} | it has no 'at'",
        "{\"weekly\":{\"days\":[],\"at\":\"02:00\",\"length\":\"3h\"}} | at least one day",
        "{\"weekly\":1} | 'weekly' must be an object",
      })
  void aSilenceThatCannotBeIsAProblemThatSaysWhy(String body, String why) throws Exception {
    var refused = post("/silences", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(String.valueOf(PlainJson.object(refused.body()).get("detail"))).contains(why);
    assertThat(store.silences().all()).isEmpty();
  }

  @Test
  void whoAcknowledgesAndResolvesStandsInTheTrail() throws Exception {
    var taken = post("/alerts/a-1/acknowledge", "{\"note\":\"ordered\"}");
    assertThat(faults("Alert", taken.body())).isEmpty();
    assertThat(taken.body()).contains("\"ACKNOWLEDGED\"", "ordered", "\"who\":\"local\"");

    var resolved = post("/alerts/a-1/resolve", "{\"note\":\"deleted\"}");
    assertThat(faults("Alert", resolved.body())).isEmpty();
    assertThat(resolved.body()).contains("\"RESOLVED\"", "deleted");

    assertThat(post("/alerts/a-1/resolve", "{}").statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({"'', COMMAND", "?layout=download, DOWNLOAD"})
  void aReportIsWhatItsFormatMakesOfTheRun(String query, String layout) throws Exception {
    var answer =
        http.send(
            to("/runs/" + RUN.id() + "/report/saved" + query).build(), BodyHandlers.ofByteArray());

    var expected = new StringBuilder();
    RunJson.write(store.history().run(RUN.id()).orElseThrow(), expected);
    assertThat(new String(answer.body(), UTF_8)).isEqualTo(expected + layout);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .get()
        .asString()
        .matches("attachment; filename=\"ncc-output-\\d{4}-\\d\\d-\\d\\d-\\d+\\.json\"");
  }
}
