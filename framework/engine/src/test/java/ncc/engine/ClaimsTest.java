package ncc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.engine.alert.OwnAlerts;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckDescription.Alert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {
  private final Claims claims = new Claims();

  @ParameterizedTest
  @CsvSource({
    // the first has module a/b, id one, alert A1
    "a/b,   two,   A2",
    "a,     two,   A2",
    "a/b/c, two,   A2",
    "a/c,   two,   A2",
    "one,   two,   A2",
    "a/b,   a1,    a1",
    "a/b,   ONE,   A2",
    "b,     b,     A2",
  })
  void otherNamesAreFree(String module, String id, String alert) {
    assertThat(claims.refusal(check("a/b", "one", "A1"), "first.jar")).isEmpty();

    assertThat(claims.refusal(check(module, id, alert), "second.jar")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a/b       | one | A2 | check 'one'",
        "elsewhere | one | A2 | check 'one'",
        "a/b       | two | A1 | alert id 'A1'",
        "elsewhere | two | A1 | alert id 'A1'",
        "a         | b   | A2 | 'health_checks a b' of a module",
        "a/b/one   | two | A2 | 'health_checks a b one'",
        "a/b/one/c | two | A2 | 'health_checks a b one'",
      })
  void whoComesSecondHasNoneOfTheirs(String module, String id, String alert, String name) {
    assertThat(claims.refusal(check("a/b", "one", "A1"), "first.jar")).isEmpty();

    assertThat(claims.refusal(check(module, id, alert), "second.jar"))
        .hasValue(
            name + " is already taken, so this one is not used: it belongs to one of first.jar");
  }

  @Test
  void whoIsRefusedTakesNothing() {
    claims.refusal(check("a", "one", "A1"), "first.jar");
    claims.refusal(check("b", "two", "A1"), "second.jar");

    assertThat(claims.refusal(check("b", "two", "A2"), "third.jar")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"one, '', two, one", "one, two, two, ''"})
  void aCheckWithoutAlertIdRaisesByItsOwn(
      String first, String firstAlert, String second, String secondAlert) {
    assertThat(claims.refusal(check("a", first, firstAlert), "first.jar")).isEmpty();

    assertThat(claims.refusal(check("a", second, secondAlert), "second.jar"))
        .get()
        .asString()
        .startsWith("alert id '");
  }

  @Test
  void checksWithoutAlertsDoNotMeet() {
    assertThat(claims.refusal(check("a", "one", ""), "a.jar")).isEmpty();
    assertThat(claims.refusal(check("a", "two", ""), "a.jar")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ncc_inventory, A1",
    "one, ncc_inventory_incomplete",
    "one, ncc_coverage_gap",
    "one, ncc_check_error",
    "one, ncc_check_error.one",
  })
  void theFrameworksOwnNamesAreTaken(String id, String alert) {
    assertThat(claims.refusal(check("a", id, alert), "a.jar"))
        .get()
        .asString()
        .endsWith("it belongs to ncc itself");
  }

  @Test
  void theFrameworksOwnNamesAreThoseItJudgesBy() {
    assertThat(List.of(Claims.OWN_CHECK, Claims.OWN_ALERT, Claims.OWN_GAP, Claims.OWN_ALERTS))
        .containsExactly(
            OwnAlerts.INVENTORY_CHECK,
            OwnAlerts.INVENTORY_INCOMPLETE,
            OwnAlerts.COVERAGE_GAP,
            OwnAlerts.CHECK_ERROR);
  }

  private static CheckDescription check(String module, String id, String alert) {
    return new CheckDescription(
        id,
        module,
        "t",
        "d",
        List.of("c"),
        List.of("r"),
        "i",
        List.of(),
        Duration.ofHours(1),
        OptionalInt.empty(),
        OptionalInt.empty(),
        alert == null || alert.isEmpty()
            ? Optional.empty()
            : Optional.of(new Alert(alert, "t", 1, true)),
        Set.of(),
        Set.of(),
        List.of(),
        List.of());
  }
}
