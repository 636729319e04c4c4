package ncc.notify.alertmanager;

import static ncc.notify.Receiver.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import ncc.notify.Receiver;
import ncc.notify.Samples;
import ncc.spi.alert.Severity;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Destination;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.spi.notify.Notification.News;
import ncc.spi.notify.OpenAlert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AlertmanagerNotifierTest {
  private static final AlertmanagerNotifier NOTIFIER = new AlertmanagerNotifier();

  @ParameterizedTest
  @CsvSource({"1, 1", "500, 1", "501, 2", "1001, 3"})
  void manyAlertsAreToldInSeveralPosts(int alerts, int posts) throws Exception {
    try (var receiver = new Receiver(status(200, ""))) {
      deliver(vms(alerts), Map.of("urls", List.of(receiver.url() + "/am/")));

      assertThat(receiver.told()).hasSize(posts);
      assertThat(receiver.told()).extracting(Receiver.Told::path).containsOnly("/am/api/v2/alerts");
      assertThat(receiver.told().stream().mapToInt(AlertmanagerNotifierTest::count).sum())
          .isEqualTo(alerts);
    }
  }

  private static Notification vms(int count) {
    return Samples.raised(
        IntStream.range(0, count).mapToObj(i -> "vm-" + i).toArray(String[]::new));
  }

  private static int count(Receiver.Told told) {
    try {
      return new ObjectMapper().readTree(told.body()).size();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anAlertHoldsAsLongAsItIsSet() throws Exception {
    try (var receiver = new Receiver(status(200, ""))) {
      var settings = Map.of("urls", List.of(receiver.url()), "hold", List.of("90m"));

      NOTIFIER.deliver(
          vms(1), Samples.settings(NOTIFIER, settings), Samples.NOW.plus(Duration.ofDays(1)));

      var alert = new ObjectMapper().readTree(receiver.told().getFirst().body()).get(0);
      assertThat(alert.get("startsAt").asText()).isEqualTo("2026-11-22T05:00:00Z");
      assertThat(alert.get("endsAt").asText()).isEqualTo("2026-11-23T07:30:00Z");
      assertThat(alert.has("generatorURL")).isFalse();
    }
  }

  @Test
  void eachIsADestinationOfItsOwn() {
    var urls =
        List.of("http://a:9093", "http://b:9093/am/?k=s3", "http://b:9093/", "http://a:9093");

    var destinations =
        NOTIFIER.destinations(
            Samples.settings(NOTIFIER, Map.of("urls", urls, "hold", List.of("1h"))));

    assertThat(destinations)
        .extracting(Destination::name)
        .containsExactly("http://a:9093", "http://b:9093", "http://b:9093 #2");
    assertThat(destinations)
        .extracting(one -> one.settings().list("urls"))
        .containsExactly(urls.subList(0, 1), urls.subList(1, 2), urls.subList(2, 3));
    assertThat(destinations).allMatch(one -> one.settings().text("hold").equals(Optional.of("1h")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "urls=http://a | external-url=ftp://b | external-url: expected a URL such as"
            + " https://alerts.example/ncc, without a password",
        "urls=http://am.example | token-env=A | urls: http://am.example would send the token or"
            + " password in the clear; expected https",
        "urls=x | hold=1h | urls: expected a URL such as https://alerts.example/ncc, without a"
            + " password",
        "urls=http://a | hold=119s | hold: expected at least 2m, since it is renewed every minute",
      })
  void whatIsWrongWithTheSettingsIsTold(String one, String other, String fault) {
    var written = new HashMap<String, List<String>>();
    for (String setting : List.of(one, other)) {
      var parts = setting.split("=", 2);
      written.put(parts[0], List.of(parts[1]));
    }

    assertThat(NOTIFIER.faults(Samples.settings(NOTIFIER, written))).containsExactly(fault);
  }

  /// One label tells what goes together, in what is delivered and in what is renewed.
  @Test
  void theCauseIsALabelOfTheCauseAndOfWhatFollows() throws Exception {
    var link = Samples.following(Samples.open("b", Severity.WARNING), "port_check.shut");
    var cause = Samples.open("a", Severity.WARNING);
    var check = Samples.check();
    try (var receiver = new Receiver(status(200, ""))) {
      var settings =
          Samples.settings(
              NOTIFIER, Map.of("urls", List.of(receiver.url()), "hold", List.of("1h")));

      NOTIFIER.deliver(
          Samples.beside(
              Samples.notification(Kind.RAISED, List.of(cause)),
              List.of(new News(Kind.RAISED, link))),
          settings,
          Samples.NOW);
      NOTIFIER.deliver(Samples.raised("c"), settings, Samples.NOW);
      NOTIFIER.renew(
          List.of(
              OpenAlert.of(cause, check, false, check.id() + ".expired"),
              OpenAlert.of(link, check, false, "port_check.shut"),
              OpenAlert.of(cause, check, false, "")),
          List.of(),
          settings,
          Samples.NOW);

      assertThat(receiver.told().stream().map(AlertmanagerNotifierTest::causes))
          .containsExactly(
              "ngt_client_cert_expiry_check", "", "ngt_client_cert_expiry_check port_check ");
    }
  }

  private static String causes(Receiver.Told told) {
    try {
      var causes = new ArrayList<String>();
      new ObjectMapper()
          .readTree(told.body())
          .forEach(one -> causes.add(one.at("/labels/cause").asText()));
      return String.join(" ", causes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void deliver(Notification notification, Map<String, List<String>> written)
      throws DeliveryException {
    NOTIFIER.deliver(notification, Samples.settings(NOTIFIER, written), Samples.NOW);
  }
}
