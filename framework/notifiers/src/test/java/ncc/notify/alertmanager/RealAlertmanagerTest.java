package ncc.notify.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ncc.notify.Samples;
import ncc.spi.alert.Severity;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against Prometheus's own Alertmanager, which has a clock of its own.
@Tag("tools")
@Timeout(120)
class RealAlertmanagerTest {
  private static final AlertmanagerNotifier NOTIFIER = new AlertmanagerNotifier();

  @TempDir Path folder;
  private RealAlertmanager alertmanager;
  private final Instant now = InstantSource.system().instant();

  @BeforeEach
  void start() throws IOException {
    alertmanager = RealAlertmanager.start(folder);
  }

  @AfterEach
  void stop() {
    alertmanager.close();
  }

  @Test
  void anAlertIsThereWithAllThatRoutesAndExplainsIt() throws Exception {
    tell(raised("web-01"));

    assertThat(alertmanager.firing())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.get("labels").toString())
              .isEqualTo(
                  "{\"alertname\":\"NccA600103\",\"check\":\"ngt_client_cert_expiry_check\","
                      + "\"cluster\":\"tokyo-01\",\"kind\":\"vm\",\"severity\":\"warning\","
                      + "\"subject\":\"web-01\","
                      + "\"subject_id\":\"9e795e3c-83f0-395a-ae9e-9cd5928adc56\"}");
          assertThat(alert.at("/annotations/summary").asText())
              .isEqualTo("NGT client certificates expiring: web-01");
          assertThat(alert.at("/annotations/description").asText())
              .isEqualTo(
                  "NGT client certificate expires in under 45 days: certificate expires"
                      + " 2026-12-22, in 30 days");
          assertThat(alert.at("/annotations/runbook_url").asText())
              .isEqualTo("http://portal.nutanix.com/kb/10075");
          assertThat(alert.get("generatorURL").asText()).isEqualTo("https://ncc.example");
          assertThat(Instant.parse(alert.get("startsAt").asText()))
              .isEqualTo(Samples.NOW.minus(Duration.ofHours(1)));
          assertThat(Instant.parse(alert.get("endsAt").asText()))
              .isBetween(
                  now.plus(Duration.ofMinutes(15)).minusSeconds(1),
                  now.plus(Duration.ofMinutes(15)));
        });
  }

  @Test
  void aResolvedAlertIsGone() throws Exception {
    tell(raised("web-01", "web-02"));

    tell(notification(Kind.RESOLVED, Samples.resolved("web-01", Severity.WARNING)));

    assertThat(subjects()).containsExactly("web-02");
  }

  @Test
  void anotherSeverityReplacesTheFormerOne() throws Exception {
    tell(raised("web-01"));

    tell(
        notification(
            Kind.SEVERITY_CHANGED, Samples.open("web-01", Severity.WARNING, Severity.CRITICAL)));

    assertThat(alertmanager.firing())
        .extracting(alert -> alert.at("/labels/severity").asText())
        .containsExactly("critical");
  }

  @Test
  void aReminderRenewsWhatWouldEnd() throws Exception {
    tell(raised("web-01"), now.minus(Duration.ofMinutes(16)));
    assertThat(subjects()).isEmpty();

    tell(notification(Kind.STILL_OPEN, Samples.open("web-01", Severity.WARNING)));

    assertThat(subjects()).containsExactly("web-01");
  }

  @Test
  void aThousandHostileNamesAreTakenAsTheyAre() throws Exception {
    var names =
        IntStream.range(0, 1000).mapToObj(i -> SampleRuns.HOSTILE + i).toArray(String[]::new);

    tell(raised(names));

    assertThat(subjects()).containsExactlyInAnyOrder(names);
  }

  private List<String> subjects() throws IOException, InterruptedException {
    return alertmanager.firing().stream().map(RealAlertmanagerTest::subject).toList();
  }

  private static String subject(JsonNode alert) {
    return alert.at("/labels/subject").asText();
  }

  private static Notification raised(String... vms) {
    return Samples.raised(vms);
  }

  private static Notification notification(Kind kind, ncc.spi.alert.Alert alert) {
    return Samples.notification(kind, List.of(alert));
  }

  private void tell(Notification notification) throws DeliveryException {
    tell(notification, now);
  }

  private void tell(Notification notification, Instant at) throws DeliveryException {
    var written =
        Map.of("urls", List.of(alertmanager.url()), "external-url", List.of("https://ncc.example"));
    NOTIFIER.deliver(notification, Samples.settings(NOTIFIER, written), at);
  }
}
