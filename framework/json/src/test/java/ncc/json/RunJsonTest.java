package ncc.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ncc.json.Documents.check;
import static ncc.json.Documents.finding;
import static ncc.json.Documents.read;
import static ncc.json.Documents.run;
import static ncc.json.Documents.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunJsonTest {
  static Stream<Run> runs() {
    return Stream.of(
        SampleRuns.small(), SampleRuns.troubled(), SampleRuns.large(1000), run(new ClusterRun[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"web-01", "web-03", "nobody"})
  void someFindingsAreReadAlone(String name) throws IOException {
    var whole = SampleRuns.diagnosed();
    var json = new StringBuilder();
    RunJson.write(whole, json);

    var read =
        RunJson.read(
            new ByteArrayInputStream(json.toString().getBytes(UTF_8)),
            "run",
            subject -> subject.name().equals(name));

    assertThat(findings(read))
        .isEqualTo(
            findings(whole).stream().filter(one -> one.subject().name().equals(name)).toList());
    assertThat(read.clusters()).extracting(one -> one.cluster().name()).hasSize(1);
  }

  private static List<Finding> findings(Run run) {
    return run.clusters().stream()
        .flatMap(cluster -> cluster.checks().stream())
        .flatMap(check -> check.groups().stream())
        .flatMap(group -> group.findings().stream())
        .toList();
  }

  @Test
  void writesOneFindingPerLine() throws IOException {
    var warn =
        Verdict.warn("Certificate expires soon", "in {left}, at {at}")
            .with("left", Duration.ofHours(36))
            .with("at", Documents.NOW);

    var json = written(run(check(finding("web", warn), finding("db", Verdict.pass()))));

    assertThat(json)
        .isEqualTo(
            """
            {
             "schema_version": "1.0",
             "run": {
              "id": "r-1",
              "version": "0.1.0",
              "command": "ncc",
              "started_at": "2026-11-22T06:00:00Z",
              "now": "2026-11-22T06:00:00Z",
              "took_seconds": 0.005,
              "aborted": false,
              "status": "WARN"
             },
             "plugin_problems": [],
             "checks": [
              {
               "id": "a_check",
               "module": "some_checks",
               "path": "/health_checks/some_checks/a_check",
               "title": "a_check",
               "description": "",
               "causes": [],
               "resolutions": [],
               "impact": "",
               "categories": [],
               "interval_seconds": 300,
               "needs": [],
               "uses": [],
               "metrics": []
              }
             ],
             "clusters": [
              {
               "cluster": {
                "key": "c",
                "name": "c",
                "nodes": []
               },
               "status": "WARN",
               "complete": true,
               "counts": {"SKIP":0,"PASS":0,"INFO":0,"WARN":1,"ERR":0,"FAIL":0},
               "vms": 1,
               "ngt_vms": 1,
               "parts": [],
               "caveats": [],
               "checks": [
                {
                 "check": "a_check",
                 "parameters": [],
                 "status": "WARN",
                 "took_seconds": 2,
                 "counts": {"SKIP":0,"PASS":1,"INFO":0,"WARN":1,"ERR":0,"FAIL":0},
                 "groups": [
                  {
                   "status": "WARN",
                   "headline": "Certificate expires soon",
                   "detail_template": "in {left}, at {at}",
                   "count": 1,
                   "value_types": {"left":"duration","at":"instant"},
                   "findings": [
                    {"id":"b9b435d923feac19","subject":{"kind":"VM","id":"id-web","name":"web"},\
            "detail":"in 1d12h, at 2026-11-22T06:00:00Z",\
            "values":{"left":129600,"at":"2026-11-22T06:00:00Z"}}
                   ]
                  },
                  {
                   "status": "PASS",
                   "headline": "",
                   "detail_template": "",
                   "count": 1,
                   "findings": [
                    {"id":"370b21a38ed40851","subject":{"kind":"VM","id":"id-db","name":"db"},\
            "values":{}}
                   ]
                  }
                 ]
                }
               ],
               "causes": [
                {"id":"a_check","status":"WARN","headline":"Certificate expires soon",\
            "subjects":1,"findings":1,"explains":[]}
               ]
              }
             ]
            }
            """);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void whatIsReadEqualsWhatWasWritten(Run run) throws IOException {
    assertThat(read(written(run))).isEqualTo(run);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aRunReadAndWrittenAgainHasTheSameBytes(Run run) throws IOException {
    assertThat(written(read(written(run)))).isEqualTo(written(run));
  }

  static Stream<Object> values() {
    return Stream.of(
        "",
        "2026-11-22T06:00:00Z",
        "NaN",
        0L,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        1.0,
        -0.0,
        1e300,
        Double.MIN_VALUE,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        true,
        Instant.EPOCH,
        Instant.MIN,
        Instant.MAX,
        Instant.parse("2026-11-22T06:00:00.000000001Z"),
        Duration.ZERO,
        Duration.ofSeconds(-1, 1),
        Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
        Duration.ofSeconds(-Long.MAX_VALUE));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueComesBackAsWhatItWas(Object value) throws IOException {
    var run = run(check(finding("web", Verdict.fail("Bad", "{x}").with("x", value))));

    assertThat(read(written(run))).isEqualTo(run);
  }

  @Test
  void oneNameMayStandForDifferentTypesInOneGroup() throws IOException {
    var fail = Verdict.fail("Bad", "{x}");
    var run =
        run(
            check(
                finding("a", fail.with("x", "text")),
                finding("b", fail.with("x", Documents.NOW)),
                finding("c", fail.with("x", Duration.ofSeconds(1))),
                finding("d", fail.with("x", 7))));

    assertThat(read(written(run))).isEqualTo(run);
  }

  @Test
  void oneGroupMayHoldDifferentTemplates() throws IOException {
    var run =
        run(
            check(
                finding("a", Verdict.fail("Bad", "because of {x}").with("x", 1)),
                finding("b", Verdict.fail("Bad", "")),
                finding("c", Verdict.fail("Bad", "for no reason"))));

    assertThat(read(written(run))).isEqualTo(run);
  }

  @Test
  void clustersMayDescribeOneCheckDifferently() throws IOException {
    var run = run(clusterWith("Old title"), clusterWith("New title"), clusterWith("Old title"));

    assertThat(read(written(run))).isEqualTo(run);
    assertThat(written(run)).containsOnlyOnce("\"metadata\"").containsOnlyOnce("Old title");
  }

  private static ClusterRun clusterWith(String title) {
    var findings = List.of(finding("web", Verdict.pass()));
    var check = CheckRun.of(Documents.described(title), findings, Duration.ZERO);
    return new ClusterRun(Cluster.named("c"), 1, 1, List.of(), List.of(), List.of(check));
  }

  @Test
  void namesThatNoEncodingKeepsAreEscaped() throws IOException {
    var run = run(check(finding("\ud83d\ude00\ud800x\udc00\u009b31m\u2028\u202e", Verdict.pass())));

    assertThat(written(run))
        .contains("\"name\":\"\ud83d\ude00\\uD800x\\uDC00\\u009B31m\\u2028\\u202E\"");
    assertThat(read(written(run))).isEqualTo(run);
  }

  @Test
  void readsMembersInWhateverOrderAToolHasPutThem() throws IOException {
    var fail = Verdict.fail("Bad", "{a}").with("a", Documents.NOW).with("b", 1.0);
    var run = run(check(finding("web", fail), finding("db", fail.with("c", Duration.ZERO))));
    var mapper = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    var sorted = mapper.writeValueAsString(mapper.readValue(written(run), Map.class));

    assertThat(sorted).startsWith("{\"checks\"").contains("\"findings\":[{\"detail\"");
    assertThat(read(sorted)).isEqualTo(run);
  }

  @Test
  void keepsFactsOfPluginsThatAreNotInstalledHere() throws IOException {
    var json = written(SampleRuns.small()).replace("\"facts\":[", "\"facts\":[\"A_NEW_FACT\",");

    assertThat(json).contains("A_NEW_FACT");
    assertThat(written(read(json))).isEqualTo(json);
  }

  @Test
  void passesOverWhatALaterMinorVersionAdds() throws IOException {
    var json =
        written(SampleRuns.small())
            .replace("\"schema_version\": \"1.0\"", "\"schema_version\": \"1.12\", \"new\": [{}]")
            .replace("\"vms\":3,", "\"vms\":3,\"new\":{\"a\":[1]},")
            .replace("\"values\":{", "\"new\":[null],\"values\":{");

    assertThat(read(json)).isEqualTo(SampleRuns.small());
  }
}
