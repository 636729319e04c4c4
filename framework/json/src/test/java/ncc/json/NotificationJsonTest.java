package ncc.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Resolution;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Kind;
import ncc.spi.notify.Notification;
import ncc.spi.run.Subject;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.junit.jupiter.api.Test;

class NotificationJsonTest {
  @Property(tries = 300)
  void anyNotificationComesBackAsItWas(@ForAll("notifications") Notification notification)
      throws IOException {
    assertThat(read(written(notification))).isEqualTo(notification);
  }

  @Test
  void aHostileNameEndsNoLine() throws IOException {
    var notification = notification(alert(new Subject(Kind.VM, "id", "a\"}]\n\r\u2028\0\ud800b")));

    var json = written(notification);

    assertThat(json.lines().filter(line -> line.contains("alert_id"))).hasSize(1);
    assertThat(json).contains("a\\\"}]\\n\\r");
    assertThat(read(json)).isEqualTo(notification);
  }

  @Test
  void aDamagedDocumentIsToldByItsName() throws IOException {
    var json = written(notification(alert(new Subject(Kind.VM, "id", "web01"))));

    assertThatThrownBy(() -> read(json.substring(0, json.length() / 2)))
        .isInstanceOf(RunFormatException.class)
        .hasMessageStartingWith("delivery 7:");
  }

  @Provide
  Arbitrary<Notification> notifications() {
    return Combinators.combine(
            texts(),
            instants(),
            Arbitraries.of(Notification.Kind.class),
            texts(),
            Arbitraries.of(Severity.class),
            alerts().list().ofMinSize(1).ofMaxSize(4))
        .as((id, at, kind, title, severity, alerts) ->
            new Notification(id, at, kind, Documents.described(title), severity, alerts));
  }

  private static Arbitrary<Alert> alerts() {
    return Combinators.combine(
            subjects(),
            texts(),
            Arbitraries.of(Severity.class),
            Arbitraries.of(AlertState.class),
            instants().optional(),
            acknowledgements().optional(),
            Arbitraries.of(Resolution.class).optional(),
            trails())
        .as(NotificationJsonTest::alert);
  }

  private static Alert alert(
      Subject subject,
      String text,
      Severity severity,
      AlertState state,
      Optional<Instant> at,
      Optional<Acknowledgement> acknowledgement,
      Optional<Resolution> resolution,
      List<AlertEvent> trail) {
    return new Alert(
        text,
        AlertKey.of(text, text, subject),
        text,
        text,
        text,
        subject,
        severity,
        state,
        text,
        text,
        Documents.NOW,
        trail.size(),
        at,
        acknowledgement,
        at,
        resolution,
        at,
        trail.stream().map(AlertEvent::at).toList(),
        at.isPresent(),
        trail,
        at.isPresent() ? "expired" : "",
        at.isPresent() ? text : "",
        "",
        false);
  }

  private static Alert alert(Subject subject) {
    return alert(
        subject,
        "A1",
        Severity.INFO,
        AlertState.OPEN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Notification notification(Alert alert) {
    return new Notification(
        "n-1",
        Documents.NOW,
        Notification.Kind.RAISED,
        Documents.described("title"),
        Severity.INFO,
        List.of(alert));
  }

  private static Arbitrary<Subject> subjects() {
    return Combinators.combine(
            Arbitraries.of(Kind.VM, Kind.CLUSTER, Kind.GUEST, Kind.ENDPOINT, Kind.of("DISK")),
            texts(),
            texts())
        .as(Subject::new);
  }

  private static Arbitrary<Acknowledgement> acknowledgements() {
    return Combinators.combine(texts(), texts(), instants(), instants().optional())
        .as(Acknowledgement::new);
  }

  private static Arbitrary<List<AlertEvent>> trails() {
    return Combinators.combine(
            instants(),
            Arbitraries.of(AlertEvent.Kind.class),
            Arbitraries.of(Severity.class),
            texts(),
            texts())
        .as(AlertEvent::new)
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L),
            Arbitraries.longs().between(0, 999_999_999))
        .as(Instant::ofEpochSecond);
  }

  private static StringArbitrary texts() {
    return Arbitraries.strings().all().ofMaxLength(20);
  }

  private static String written(Notification notification) throws IOException {
    var json = new StringBuilder();
    NotificationJson.write(notification, json);
    return json.toString();
  }

  private static Notification read(String json) throws IOException {
    return NotificationJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)), "delivery 7");
  }
}
