package ncc.engine.notify;

import static ncc.engine.notify.Told.alert;
import static ncc.engine.notify.Told.notification;
import static ncc.spi.alert.Severity.CRITICAL;
import static ncc.spi.alert.Severity.INFO;
import static ncc.spi.alert.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ncc.engine.NamePatterns;
import ncc.engine.notify.Routes.Routed;
import ncc.spi.alert.Severity;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.Kind;
import ncc.spi.setting.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoutesTest {
  @ParameterizedTest
  @CsvSource({
    "INFO, 3, CRITICAL",
    "WARNING, 2, CRITICAL",
    "CRITICAL, 1, CRITICAL",
  })
  void onlyWhatIsBadEnoughIsTold(Severity least, int alerts, Severity worst) {
    var mixed =
        notification(
            "n", "tokyo-01", Kind.RAISED, vm("a", CRITICAL), vm("b", WARNING), vm("c", INFO));

    var wanted = receiver(least, "*", "*", true).wanted(mixed).orElseThrow();

    assertThat(wanted.alerts()).isEqualTo(mixed.alerts().subList(0, alerts));
    assertThat(wanted.severity()).isEqualTo(worst);
    assertThat(wanted.id()).isEqualTo("n");
  }

  @Test
  void whatIsLeftSaysHowBadItIs() {
    var mixed = notification("n", "tokyo-01", Kind.RESOLVED, vm("a", INFO), vm("b", WARNING, INFO));

    var wanted = receiver(WARNING, "*", "*", true).wanted(mixed).orElseThrow();

    assertThat(wanted.alerts()).containsExactly(vm("b", WARNING, INFO));
    assertThat(wanted.severity()).isEqualTo(INFO);
  }

  @Test
  void nothingBadEnoughIsNoNotification() {
    var mild = notification("n", "tokyo-01", Kind.RAISED, vm("a", INFO));

    assertThat(receiver(WARNING, "*", "*", true).wanted(mild)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whoWasToldOfAnAlertIsToldHowItGoesOn(Kind kind) {
    var milder = notification("n", "tokyo-01", kind, vm("a", CRITICAL, INFO));

    assertThat(receiver(CRITICAL, "*", "*", true).wanted(milder)).contains(milder);
  }

  @ParameterizedTest
  @CsvSource({
    "tokyo-*, *, true",
    "TOKYO-01, *, true",
    "osaka-*, *, false",
    "*, ngt_client_cert_*, true",
    "*, A600103, true",
    "*, a6001??, true",
    "*, ngt_port_*, false",
    "osaka-*, A600103, false",
  })
  void clustersAndChecksArePicked(String clusters, String checks, boolean isWanted) {
    var told = notification("n", "tokyo-01", Kind.RAISED, vm("a", CRITICAL));

    assertThat(receiver(INFO, clusters, checks, true).wanted(told).isPresent()).isEqualTo(isWanted);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theEndIsToldUnlessItIsSwitchedOff(Kind kind) {
    var told = notification("n", "tokyo-01", kind, vm("a", CRITICAL));

    assertThat(receiver(INFO, "*", "*", false).wanted(told).isPresent())
        .isEqualTo(kind != Kind.RESOLVED);
    assertThat(receiver(INFO, "*", "*", true).wanted(told)).isPresent();
  }

  @Test
  void everyReceiverGetsWhatItWants() {
    var everything = named("everything", receiver(INFO, "*", "*", true));
    var urgent = named("urgent", receiver(CRITICAL, "*", "*", true));
    var osaka = named("osaka", receiver(INFO, "osaka-*", "*", true));
    var mixed = notification("n", "tokyo-01", Kind.RAISED, vm("a", CRITICAL), vm("b", WARNING));

    var routed = new Routes(List.of(everything, urgent, osaka)).of(mixed, _ -> mixed.check());

    assertThat(routed).extracting(Routed::receiver).containsExactly("everything", "urgent");
    assertThat(routed)
        .extracting(Routed::notification)
        .extracting(Notification::alerts)
        .containsExactly(mixed.alerts(), mixed.alerts().subList(0, 1));
  }

  private static ncc.spi.alert.Alert vm(String name, Severity... severities) {
    return alert("tokyo-01", name, severities);
  }

  private static Receiver receiver(
      Severity least, String clusters, String checks, boolean resolved) {
    return new Receiver(
        "ops",
        (Told.Telling) (_, _) -> {},
        Settings.NONE,
        least,
        new NamePatterns(List.of(clusters)),
        new NamePatterns(List.of(checks)),
        resolved);
  }

  private static Receiver named(String name, Receiver like) {
    return new Receiver(
        name,
        like.notifier(),
        like.settings(),
        like.least(),
        like.clusters(),
        like.checks(),
        like.resolved());
  }
}
