package ncc.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import ncc.json.PlainJson;
import ncc.json.RunJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the API tells, and what it starts.
class ApiTest {
  @TempDir Path folder;
  private StoreApi api;

  @BeforeEach
  void serve() throws Exception {
    api = new StoreApi(folder);
  }

  @AfterEach
  void end() {
    api.end();
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
    api.post("/runs", "{}");
    api.patch("/checks/link_check/settings", "{\"values\":{\"interval\":\"10m\"}}");
    api.post("/silences", StoreApi.UNTIL_MORNING);

    var answer = api.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).get().asString().contains("json");
    assertThat(api.faults(schema, answer.body())).isEmpty();
    assertThat(answer.body()).doesNotContain("\"items\":[]");
  }

  @Test
  void findingsOfARunAreAsDescribedAndFilteredByStatus() throws Exception {
    var all = api.get("/runs/" + StoreApi.RUN.id() + "/findings");
    var failed = api.get("/runs/" + StoreApi.RUN.id() + "/findings?status=fail");

    assertThat(api.faults("FindingPage", all.body())).isEmpty();
    assertThat(StoreApi.items(failed)).isNotEmpty().hasSizeLessThan(StoreApi.items(all).size());
    assertThat(failed.body()).contains("\"FAIL\"").doesNotContain("\"PASS\"");
  }

  @Test
  void theDescriptionRefusesWhatItDoesNotDescribe() throws Exception {
    assertThat(api.faults("Task", "{\"id\":1}")).isNotEmpty();
  }

  @Test
  void aListIsReadPartByPartToItsEnd() throws Exception {
    var ids = new ArrayList<Object>();
    Optional<Object> cursor = Optional.of("");
    while (cursor.isPresent()) {
      var part = api.get("/alerts?limit=2" + (ids.isEmpty() ? "" : "&cursor=" + cursor.get()));
      StoreApi.items(part).forEach(item -> ids.add(((Map<?, ?>) item).get("id")));
      cursor = Optional.ofNullable(PlainJson.object(part.body()).get("next"));
    }
    assertThat(ids).containsExactlyInAnyOrder("a-1", "a-2", "a-3");
  }

  @Test
  void whatIsStillTheSameIsNotSentAgain() throws Exception {
    var tag = api.get("/alerts").headers().firstValue("ETag").orElseThrow();
    var again = api.to("/alerts").header("If-None-Match", "\"x\", " + tag).build();

    var same = api.send(again, BodyHandlers.ofString());
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();

    api.post("/alerts/a-1/resolve", "{}");
    assertThat(api.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
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
    var request = api.to(path).method(method, BodyPublishers.noBody()).build();

    var answer = api.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(api.faults("Problem", answer.body())).isEmpty();
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
    var answer = api.post("/runs", body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(api.faults("Problem", answer.body())).isEmpty();
  }

  @Test
  void anOverlongBodyIsAProblem() throws Exception {
    var answer = api.post("/runs", "{\"what\":\"" + "x".repeat(70_000) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(api.faults("Problem", answer.body())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"link_check, 1", "ngt_checks, 1", "ngt_checks/link, 1", "run_all, 1"})
  void aRunIsAcceptedAndItsTaskTellsWhoAskedForWhat(String what, int items) throws Exception {
    var accepted = api.post("/runs", "{\"what\":\"" + what + "\",\"clusters\":[\"tokyo-01\"]}");

    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(api.faults("Task", accepted.body())).isEmpty();
    var location = accepted.headers().firstValue("Location").orElseThrow();
    var task = PlainJson.object(api.get(location.substring("/api/v1".length())).body());
    assertThat(task).containsEntry("who", "local").containsEntry("items", items);
    assertThat(api.store().tasks().waiting()).hasSize(items);
  }

  @Test
  void whereNothingHasFailedThereIsNothingToRun() throws Exception {
    var answer = api.post("/runs", "{\"only\":\"failed\",\"clusters\":[\"osaka-02\"]}");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(api.store().tasks().waiting()).isEmpty();
  }

  @Test
  void anAlertIsFoundByTheBeginningOfItsIdAndCountedInAll() throws Exception {
    assertThat(StoreApi.items(api.get("/alerts?id=a-2"))).hasSize(1);
    assertThat(StoreApi.items(api.get("/alerts?id=a-"))).hasSize(3);
    assertThat(PlainJson.object(api.get("/alerts?limit=1").body())).containsEntry("total", 3);
  }

  @ParameterizedTest
  @CsvSource({"'', COMMAND", "?layout=download, DOWNLOAD"})
  void aReportIsWhatItsFormatMakesOfTheRun(String query, String layout) throws Exception {
    var answer =
        api.send(
            api.to("/runs/" + StoreApi.RUN.id() + "/report/saved" + query).build(),
            BodyHandlers.ofByteArray());

    var expected = new StringBuilder();
    RunJson.write(api.store().history().run(StoreApi.RUN.id()).orElseThrow(), expected);
    assertThat(new String(answer.body(), UTF_8)).isEqualTo(expected + layout);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .get()
        .asString()
        .matches("attachment; filename=\"ncc-output-\\d{4}-\\d\\d-\\d\\d-\\d+\\.json\"");
  }
}
