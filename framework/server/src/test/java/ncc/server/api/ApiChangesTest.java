package ncc.server.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ncc.json.PlainJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the API changes: settings, silences, alerts.
class ApiChangesTest {
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
    "/alerts/a-1/acknowledge, until, +1000000000-12-31T23:59:59Z",
    "/alerts/a-1/acknowledge, until, -1000000000-01-01T00:00:00Z",
    "/alerts/a-1/acknowledge, until, +10000-01-01T00:00:00Z",
    "/alerts/a-1/acknowledge, until, 1969-12-31T23:59:59Z",
    "/silences, until, +1000000000-12-31T23:59:59Z",
    "/silences, until, +292278994-08-17T07:12:56Z",
    "/silences, start, -1000000000-01-01T00:00:00Z",
  })
  void aFarOutInstantIsRefused(String path, String name, String instant) throws Exception {
    var answer = api.post(path, "{\"%s\":\"%s\"}".formatted(name, instant));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void aSettingIsChangedForAllOrOneClusterAndTheLogSaysByWhom() throws Exception {
    var settings = "/checks/link_check/settings";

    var set = api.patch(settings, "{\"values\":{\"enabled\":false,\"alert.raise-after\":3}}");
    var own = api.patch(settings + "?cluster=tokyo-01", "{\"values\":{\"enabled\":true}}");

    assertThat(api.faults("Settings", set.body())).isEmpty();
    assertThat(values(set)).containsEntry("enabled", "false/set/local");
    assertThat(values(set)).containsEntry("alert.raise-after", "3/set/local");
    assertThat(values(own)).containsEntry("enabled", "true/set for the cluster/local");
    assertThat(values(api.patch(settings, "{\"reset\":[\"enabled\"]}")))
        .containsEntry("enabled", "true/default/null");
    assertThat(values(api.delete(settings))).containsEntry("alert.raise-after", "1/default/null");
    var changes = api.get("/checks/link_check/changes");
    assertThat(api.faults("ChangePage", changes.body())).isEmpty();
    assertThat(StoreApi.items(changes)).hasSize(5);
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
        "{\"reset\":[\"intervall\"]} | did you mean 'interval'?",
        "{\"reset\":[\"\"]} | no setting of link_check is called ''",
        "{\"reset\":[\"enabled\",\"nope\"]} | no setting of link_check is called 'nope'; expected",
        "{\"values\":{\"enabled\":false},\"reset\":[\"nope\"]} | is called 'nope'",
        "{\"values\":{\"nope\":1},\"reset\":[\"enabled\"]} | is called 'nope'",
        "{\"values\":{\"enabled\":false},\"reset\":[\"enabled\"]} | 'enabled' is among the values"
            + " and",
        "{\"values\":{\"alert.remind\":\"2h\",\"cron\":\"30 2 * * *\"},\"reset\":[\"cron\"]} |"
            + " 'cron' is",
        "{\"reset\":\"enabled\"} | 'reset' must be a list of texts",
        "{\"reset\":[1]} | 'reset' must be a list of texts",
        "{\"reset\":[\"enabled\",null]} | a null in 'reset' says nothing",
        "{\"values\":{\"enabled\":false,\"interval\":null}} | a null in 'values' says nothing",
        "{\"values\":null} | nothing is to be set",
      })
  void aSettingThatDoesNotFitIsRefusedAndNothingChanges(String body, String why) throws Exception {
    var refused = api.patch("/checks/link_check/settings", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(api.faults("Problem", refused.body())).isEmpty();
    assertThat(String.valueOf(PlainJson.object(refused.body()).get("detail"))).contains(why);
    assertThat(StoreApi.items(api.get("/checks/link_check/changes"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reset\":[\"enabled\"]}",
        "{\"reset\":[\"interval\",\"cron\",\"enabled\",\"alert.remind\"]}",
        "{\"reset\":[\"enabled\",\"enabled\"]}",
        "{\"values\":{\"cron\":\"30 2 * * *\"},\"reset\":[\"interval\",\"enabled\"]}",
      })
  void whatIsNamedToResetIsLeftToTheConfiguration(String body) throws Exception {
    api.patch("/checks/link_check/settings", "{\"values\":{\"enabled\":false}}");

    var reset = api.patch("/checks/link_check/settings", body);

    assertThat(reset.statusCode()).isEqualTo(200);
    assertThat(values(reset)).containsEntry("enabled", "true/default/null");
  }

  @Test
  void aSilenceIsMadeIsInForceAndEnds() throws Exception {
    var made = api.post("/silences", StoreApi.UNTIL_MORNING);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(api.faults("Silence", made.body())).isEmpty();
    assertThat(made.body()).contains("\"in_force\":true", "\"who\":\"local\"", "db-*");
    var at = made.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
    assertThat(api.get(at).body()).isEqualTo(made.body());

    var ended = api.delete(at);

    assertThat(api.faults("Silence", ended.body())).isEmpty();
    assertThat(ended.body()).contains("\"in_force\":false");
    assertThat(StoreApi.items(api.get("/silences"))).isEmpty();
    assertThat(api.delete(at).body()).isEqualTo(ended.body());
  }

  @Test
  void aWindowThatRecursIsShownAsItWasAskedFor() throws Exception {
    var window =
        api.post(
            "/silences",
            """
            {"clusters":["tokyo-*"],
             "weekly":{"days":["sunday"],"at":"02:00","length":"3h","zone":"Asia/Tokyo"}}
            """);

    assertThat(window.statusCode()).isEqualTo(201);
    assertThat(api.faults("Silence", window.body())).isEmpty();
    assertThat(window.body())
        .contains("\"days\":[\"SUNDAY\"]", "\"at\":\"02:00\"", "\"length\":\"3h\"", "Asia/Tokyo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | needs 'until', or 'weekly'",
        "{\"until\":\"+999999999-12-31T23:59:59Z\"} | 'until' must be such as",
        "{\"until\":\"+10000-01-01T00:00:00Z\"} | in the years 1970 to 9999",
        "{\"until\":\"-1000-01-01T00:00:00Z\"} | 'until' must be such as",
        "{\"until\":\"2027-01-01T00:00:00Z\",\"start\":\"-999999999-01-01T00:00:00Z\"} | 'start'"
            + " must be",
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
    var refused = api.post("/silences", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(String.valueOf(PlainJson.object(refused.body()).get("detail"))).contains(why);
    assertThat(api.store().silences().all()).isEmpty();
  }

  /// It would hold back nothing, which nobody would notice.
  @ParameterizedTest
  @CsvSource({
    "clusters, tokio-01, did you mean 'tokyo-01'?",
    "clusters, nowhere, no cluster is called 'nowhere'",
    "checks, link_chek, did you mean 'link_check'?",
    "checks, A999999, no check or alert id is called 'A999999'",
    "checks, ncc_inventory_incomplet, did you mean 'ncc_inventory_incomplete'?",
  })
  void aSilenceOfWhatThereIsNotIsRefused(String member, String name, String why) throws Exception {
    var refused = api.post("/silences", silence(member, name));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(why, "a pattern with *");
    assertThat(api.store().silences().all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "clusters, TOKYO-01",
    "clusters, to-come-*",
    "checks, link_check",
    "checks, A600103",
    "checks, *_check",
    "checks, ncc_inventory",
    "checks, ncc_coverage_gap",
    "checks, ncc_check_error.link_check",
    "vms, whoever",
  })
  void aSilenceOfWhatThereIsOrOfAPatternIsMade(String member, String name) throws Exception {
    assertThat(api.post("/silences", silence(member, name)).statusCode()).isEqualTo(201);
  }

  private static String silence(String member, String name) {
    return "{\"%s\":[\"%s\"],\"until\":\"2030-01-01T06:00:00Z\"}".formatted(member, name);
  }

  @Test
  void whoAcknowledgesAndResolvesStandsInTheTrail() throws Exception {
    var taken = api.post("/alerts/a-1/acknowledge", "{\"note\":\"ordered\"}");
    assertThat(api.faults("Alert", taken.body())).isEmpty();
    assertThat(taken.body()).contains("\"ACKNOWLEDGED\"", "ordered", "\"who\":\"local\"");

    var resolved = api.post("/alerts/a-1/resolve", "{\"note\":\"deleted\"}");
    assertThat(api.faults("Alert", resolved.body())).isEmpty();
    assertThat(resolved.body()).contains("\"RESOLVED\"", "deleted");

    assertThat(api.post("/alerts/a-1/resolve", "{}").statusCode()).isEqualTo(409);
  }
}
