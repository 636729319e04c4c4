package ncc.notify.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import ncc.notify.Samples;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.spi.notify.Notification.News;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NotificationJsonTest {
  private static final PageLinks LINKS = new PageLinks(Optional.of("https://ncc.example"));

  @Test
  void eachIdLeadsToItsPage() throws IOException {
    var json =
        tree(
            Samples.beside(
                Samples.raised("a", "b"),
                List.of(new News(Kind.STILL_OPEN, Samples.open("c", Severity.INFO)))),
            9);
    var list = "https://ncc.example/alerts?check=ngt_client_cert_expiry_check&cluster=tokyo-01";

    assertThat(json.get("url").asText()).isEqualTo(list);
    assertThat(json.get("cause_url").asText()).isEqualTo(list);
    assertThat(json.at("/alerts/0/url").asText())
        .isEqualTo("https://ncc.example/alerts/" + json.at("/alerts/0/id").asText());
    assertThat(json.at("/others/0/url").asText())
        .isEqualTo("https://ncc.example/alerts/" + json.at("/others/0/id").asText());
    assertThat(tree(Samples.raised("a"), 9).get("url"))
        .isEqualTo(tree(Samples.raised("a"), 9).at("/alerts/0/url"));
  }

  @Test
  void everythingAReceiverNeedsIsSaid() throws IOException {
    var json =
        new String(
            NotificationJson.of(
                Samples.notification(
                    Kind.RESOLVED, List.of(Samples.resolved("web-01", Severity.CRITICAL))),
                10,
                PageLinks.NONE),
            UTF_8);

    assertThat(new ObjectMapper().readTree(json).toPrettyString())
        .isEqualTo(
            """
            {
              "schema_version" : "1.0",
              "id" : "20261122T060000Z-0007",
              "at" : "2026-11-22T06:00:00Z",
              "kind" : "resolved",
              "severity" : "critical",
              "alert_id" : "A600103",
              "title" : "NGT client certificates expiring",
              "cluster" : {
                "key" : "0005-cluster",
                "name" : "tokyo-01"
              },
              "check" : {
                "id" : "ngt_client_cert_expiry_check",
                "title" : "NGT client certs expiring",
                "description" : "NGT client certs expiring on every guest VM",
                "impact" : "Snapshots are no longer application-consistent",
                "causes" : [ "The certificate is valid for 1000 days and was not renewed" ],
                "resolutions" : [ "On a CVM: nutanix_guest_tools_cli refresh_vm_tools_entity vm_uuids=<vm_uuid>" ],
                "kb" : "http://portal.nutanix.com/kb/10075"
              },
              "total" : 1,
              "left_out" : 0,
              "alerts" : [ {
                "id" : "a-9e795e3c-83f0-395a-ae9e-9cd5928adc56",
                "finding" : "27285b9f8da6fdb2",
                "subject" : {
                  "kind" : "vm",
                  "id" : "9e795e3c-83f0-395a-ae9e-9cd5928adc56",
                  "name" : "web-01"
                },
                "severity" : "critical",
                "state" : "auto_resolved",
                "message" : "NGT client certificate expires in under 45 days",
                "detail" : "certificate expires 2026-12-22, in 30 days",
                "since" : "2026-11-22T04:55:00Z",
                "raised_at" : "2026-11-22T05:00:00Z",
                "resolved_at" : "2026-11-22T05:59:00Z",
                "resolution" : "healthy",
                "flapping" : false
              } ]
            }\
            """);
  }

  @ParameterizedTest
  @CsvSource({"2, 2, 1", "3, 3, 0", "4, 3, 0"})
  void whatIsLeftOutIsCounted(int most, int listed, int leftOut) throws IOException {
    var json = tree(Samples.raised("a", "b", "c"), most);

    assertThat(json.get("total").asInt()).isEqualTo(3);
    assertThat(json.get("alerts")).hasSize(listed);
    assertThat(json.get("left_out").asInt()).isEqualTo(leftOut);
  }

  @Test
  void whatFollowsFromACauseIsListedApart() throws IOException {
    var link = Samples.following(Samples.open("db-01", Severity.WARNING), "port_check.shut");
    var notification =
        Samples.beside(
            Samples.raised("a"), List.of(new News(Kind.RAISED, link), new News(Kind.RAISED, link)));

    var json = tree(notification, 1);

    assertThat(json.get("cause").asText()).isEqualTo("ngt_client_cert_expiry_check.soon");
    assertThat(json.get("total").asInt()).isEqualTo(1);
    assertThat(json.get("others_total").asInt()).isEqualTo(2);
    assertThat(json.get("others_left_out").asInt()).isEqualTo(1);
    assertThat(json.get("others")).hasSize(1);
    assertThat(json.at("/others/0/kind").asText()).isEqualTo("raised");
    assertThat(json.at("/others/0/follows_from").asText()).isEqualTo("port_check.shut");
    assertThat(schemaErrors(notification)).isEmpty();
  }

  @Test
  void aNameWithHalfACharacterIsStillJson() throws IOException {
    assertThat(name(tree(Samples.raised("a\ud83d"), 1))).isEqualTo("a?");
    assertThat(name(tree(Samples.raised(SampleRuns.HOSTILE), 1))).isEqualTo(SampleRuns.HOSTILE);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theSchemaDescribesIt(Kind kind) throws IOException {
    List<Alert> alerts =
        kind == Kind.RESOLVED
            ? List.of(Samples.resolved("web-01", Severity.INFO))
            : IntStream.range(0, 50)
                .mapToObj(i -> Samples.open(SampleRuns.HOSTILE + i, Severity.WARNING))
                .toList();

    assertThat(schemaErrors(Samples.notification(kind, alerts))).isEmpty();
  }

  private static List<?> schemaErrors(Notification notification) throws IOException {
    try (var in =
        NotificationJson.class.getResourceAsStream("/ncc/notify/notification.schema.json")) {
      var schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
      return schema.validate(
          new String(NotificationJson.of(notification, 1000, LINKS), UTF_8), InputFormat.JSON);
    }
  }

  private static String name(JsonNode json) {
    return json.at("/alerts/0/subject/name").asText();
  }

  private static JsonNode tree(Notification notification, int most) throws IOException {
    return new ObjectMapper().readTree(NotificationJson.of(notification, most, LINKS));
  }
}
