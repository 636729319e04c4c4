package ncc.engine.silence;

import static ncc.engine.silence.Samples.alert;
import static ncc.engine.silence.Samples.hour;
import static ncc.engine.silence.Samples.scope;
import static ncc.engine.silence.Samples.silence;
import static ncc.engine.silence.Samples.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceTest {
  /// The first of March is a Sunday.
  private static final Recurrence SUNDAYS_FROM_TWO_TO_FOUR =
      new Recurrence(
          new Recurrence.Weekly(Set.of(DayOfWeek.SUNDAY)),
          LocalTime.of(2, 0),
          Duration.ofHours(2),
          ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(strings = {"VM", "CLUSTER", "GUEST", "ENDPOINT", "DISK"})
  void oneOfAnAlertIsAboutThatAlertAlone(Kind kind) {
    var ticked = alert(new Subject(kind, "id-1", "one"));
    var silences = new Silences(List.of(silence(Scope.of(ticked), Optional.of(1), false)));

    assertThat(silences.matching(ticked, hour(0))).hasSize(1);
    assertThat(silences.matching(alert(new Subject(kind, "id-1", "renamed")), hour(0))).hasSize(1);
    assertThat(silences.matching(alert(new Subject(kind, "id-2", "one")), hour(0))).isEmpty();
    for (var other : List.of(Kind.VM, Kind.CLUSTER, Kind.GUEST, Kind.ENDPOINT, Kind.of("DISK"))) {
      assertThat(silences.matching(alert(new Subject(other, "id-1", "one")), hour(0)))
          .hasSize(other.equals(kind) ? 1 : 0);
    }
  }

  @Test
  void onlyOneThatComesAgainHasNoEnd() {
    assertThatThrownBy(() -> silence(scope("", "", ""), Optional.empty(), false))
        .hasMessage("a silence needs an end, unless it comes again");
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "9, true", "10, false"})
  void isInForceFromStartUntilEnd(int hour, boolean inForce) {
    var silence = silence(scope("", "", ""), Optional.of(10), false);

    assertThat(silence.isInForce(hour(hour))).isEqualTo(inForce);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', true",
    "TOKYO-*, '', '', true",
    "uuid-tokyo, '', '', true",
    "osaka-*, '', '', false",
    "'', cert_*, '', true",
    "'', A600103, '', true",
    "'', A600104, '', false",
    "'', '', db-?, true",
    "'', '', uuid-db-1, true",
    "'', '', web-?, false",
    "tokyo-*, cert_*, web-?, false"
  })
  void isAboutWhatFitsAllItsPatterns(String cluster, String check, String vm, boolean matches) {
    var silences = new Silences(List.of(silence(scope(cluster, check, vm), Optional.of(1), false)));

    assertThat(silences.matching(alert(vm("db-1")), hour(0)).isEmpty()).isEqualTo(!matches);
    assertThat(silences.holding(hour(0)).test(alert(vm("db-1")))).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLUSTER", "ENDPOINT", "DISK"})
  void whatIsNoVmFitsNoPatternOfVms(Kind kind) {
    var subject = alert(new Subject(kind, "x", "x"));

    assertThat(scope("", "", "*").fits(subject)).isFalse();
    assertThat(scope("", "", "").fits(subject)).isTrue();
  }

  @Test
  void oneThatIsOverHoldsNothing() {
    var silences = new Silences(List.of(silence(scope("", "", ""), Optional.of(1), false)));

    assertThat(silences.matching(alert(vm("db")), hour(1))).isEmpty();
    assertThat(silences.holding(hour(1)).test(alert(vm("db")))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "3, true", "4, false", "170, true", "172, false"})
  void oneThatComesAgainIsInForceInItsWindowsAlone(int hour, boolean inForce) {
    var silence = Samples.between(hour(0), Optional.empty(), SUNDAYS_FROM_TWO_TO_FOUR);

    assertThat(silence.isInForce(hour(hour))).isEqualTo(inForce);
  }

  @Test
  void startAndEndCutItsWindowsOff() {
    var silence = Samples.between(hour(3), Optional.of(hour(171)), SUNDAYS_FROM_TWO_TO_FOUR);

    assertThat(silence.isInForce(hour(2))).isFalse();
    assertThat(silence.next(hour(0))).contains(new Window(hour(3), Optional.of(hour(4))));
    assertThat(silence.next(hour(3))).contains(new Window(hour(170), Optional.of(hour(171))));
    assertThat(silence.window(hour(170))).contains(new Window(hour(170), Optional.of(hour(171))));
    assertThat(silence.next(hour(170))).isEmpty();
  }

  @Test
  void oneThatDoesNotComeAgainBeginsOnce() {
    var silence = silence(scope("", "", ""), Optional.of(10), false);

    assertThat(silence.next(hour(-1))).contains(new Window(hour(0), Optional.of(hour(10))));
    assertThat(silence.next(hour(0))).isEmpty();
  }

  @Test
  void mustEndAfterItBegins() {
    assertThatThrownBy(() -> silence(scope("", "", ""), Optional.of(0), false))
        .hasMessage(
            "it must end after it begins, but 2026-03-01T00:00:00Z is not after"
                + " 2026-03-01T00:00:00Z");
  }

  @Test
  void aWaiverNeedsAReasonAndAnEnd() {
    assertThatThrownBy(() -> silence(scope("", "", ""), Optional.empty(), true))
        .hasMessage("a waiver needs a reason and an end");
    assertThatThrownBy(() ->
            new Silence(
                "s1",
                "ann",
                hour(0),
                " ",
                scope("", "", ""),
                hour(0),
                Optional.of(hour(1)),
                Optional.empty(),
                true))
        .hasMessage("a waiver needs a reason and an end");
  }
}
