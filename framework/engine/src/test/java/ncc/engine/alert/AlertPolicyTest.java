package ncc.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import ncc.spi.alert.Severity;
import ncc.spi.check.Durations;
import ncc.spi.check.Status;
import ncc.spi.run.CheckDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertPolicyTest {
  private static final CheckDescription PLAIN = World.check("link_check", Optional.empty());
  private static final CheckDescription NAMED =
      World.check(
          "cert_check",
          Optional.of(
              new CheckDescription.Alert("A600103", "NGT client certificates expiring", 3, false)));

  private static AlertRule rule(int raiseAfter, Duration remind, int turns, Duration window) {
    return new AlertRule(
        OptionalInt.of(raiseAfter),
        Optional.empty(),
        Optional.of(remind),
        Optional.of(Severity.CRITICAL),
        OptionalInt.of(turns),
        Optional.of(window));
  }

  @Test
  void aCheckThatNamesAnAlertSaysHowItIsRaised() {
    assertThat(AlertPolicy.of(NAMED))
        .isEqualTo(
            new AlertPolicy(
                "A600103",
                "NGT client certificates expiring",
                Severity.INFO,
                3,
                false,
                Duration.ofDays(1),
                5,
                Duration.ofHours(2)));
  }

  @Test
  void anotherCheckGivesTheAlertItsOwnName() {
    assertThat(AlertPolicy.of(PLAIN))
        .isEqualTo(
            new AlertPolicy(
                "link_check",
                "Link is down",
                Severity.WARNING,
                1,
                true,
                Duration.ofDays(1),
                5,
                Duration.ofHours(2)));
  }

  @ParameterizedTest
  @CsvSource({"1m, 2h", "5m, 2h", "6m, 2h24m", "1h, 1d", "1d, 24d"})
  void theFlappingWindowGrowsWithTheInterval(String interval, String window) {
    assertThat(AlertPolicy.of(PLAIN, Durations.parse(interval)).flapWindow())
        .isEqualTo(Durations.parse(window));
  }

  @ParameterizedTest
  @CsvSource({
    "SKIP, ,",
    "PASS, ,",
    "INFO, INFO,",
    "WARN, WARNING, WARNING",
    "ERR, ,",
    "FAIL, CRITICAL, CRITICAL"
  })
  void gradesFindings(Status status, Severity named, Severity plain) {
    assertThat(AlertPolicy.of(NAMED).severity(status)).isEqualTo(Optional.ofNullable(named));
    assertThat(AlertPolicy.of(PLAIN).severity(status)).isEqualTo(Optional.ofNullable(plain));
  }

  @Test
  void aRuleChangesWhatItNames() {
    var rule = rule(2, Duration.ofHours(1), 7, Duration.ofHours(3));

    assertThat(AlertPolicy.of(NAMED).with(rule))
        .isEqualTo(
            new AlertPolicy(
                "A600103",
                "NGT client certificates expiring",
                Severity.CRITICAL,
                2,
                false,
                Duration.ofHours(1),
                7,
                Duration.ofHours(3)));
    assertThat(AlertPolicy.of(NAMED).with(AlertRule.NONE)).isEqualTo(AlertPolicy.of(NAMED));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 2, 1, 'raise-after must be 1 to 1000, but is 0'",
    "1, 0, 2, 1, 'remind must be positive, but is 0s'",
    "1, 1, 1, 1, 'flap-turns must be 2 to 1000, but is 1'",
    "1001, 1, 2, 1, 'raise-after must be 1 to 1000, but is 1001'",
    "1, 1, 1001, 1, 'flap-turns must be 2 to 1000, but is 1001'",
    "1, 1, 2, 0, 'flap-window must be positive, but is 0s'"
  })
  void refusesNonsense(int raiseAfter, int remind, int turns, int window, String message) {
    var rule = rule(raiseAfter, Duration.ofSeconds(remind), turns, Duration.ofSeconds(window));

    assertThatThrownBy(() -> AlertPolicy.of(PLAIN).with(rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
