package ncc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ncc.engine.alert.OwnAlerts;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckDescription.Alert;
import ncc.spi.run.CheckDescription.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource({
    "ncc_disk_full, ncc_disk_full, false",
    "ncc_disk_full, ncc_disk_full_info, false",
    "ncc_disk_full_info, ncc_disk_full, false",
    "ncc_disk_info, ncc_disk_info, false",
    "ncc_disk_full, ncc_disk_free, true",
    "ncc_disk_full, ncc_disk, true",
    "ncc_disk_info, ncc_disk_full_info, true",
  })
  void aMetricBelongsToOneCheckWithItsInfo(String first, String second, boolean isFree) {
    assertThat(claims.refusal(check("a", "one", "A1", first), "first.jar")).isEmpty();

    var refusal = claims.refusal(check("a", "two", "A2", second), "second.jar");

    assertThat(refusal.isEmpty()).isEqualTo(isFree);
    refusal.ifPresent(said ->
        assertThat(said)
            .isEqualTo(
                "metric '%s' is already taken, so this one is not used: it belongs to one of"
                        .formatted(second)
                    + " first.jar"));
  }

  @ParameterizedTest
  @MethodSource("ownMetrics")
  void everyMetricThatIsDocumentedAsOneOfNccItselfIsTaken(String metric) {
    assertThat(claims.refusal(check("a", "one", "A1", metric), "a.jar"))
        .hasValue(
            "metric '%s' is already taken, so this one is not used: it belongs to ncc itself"
                .formatted(metric));
  }

  private static List<String> ownMetrics() throws IOException {
    var document = Files.readString(Path.of("../docs/metrics.md"));
    var own = document.substring(0, document.indexOf("## Of a single VM"));
    var names =
        Pattern.compile("(?m)^\\| `(ncc_[a-z_]+)`")
            .matcher(own)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(names).hasSizeGreaterThan(25);
    return Stream.concat(
            names.stream(),
            Stream.of(
                "ncc_http_requests_seconds_max",
                "ncc_schedule_lateness_seconds_max",
                "ncc_check",
                "ncc_check_of_mine",
                "ncc_run_info",
                "ncc_alerts_info"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ncc_alerts_raised",
        "ncc_checkpoint_age_seconds",
        "ncc_store_free_bytes",
        "ncc_runner_up",
        "ncc_disk_info"
      })
  void metricsOfOtherNamesAreFree(String metric) {
    assertThat(claims.refusal(check("a", "one", "A1", metric), "a.jar")).isEmpty();
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

  private static CheckDescription check(String module, String id, String alert, String... metrics) {
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
        Stream.of(metrics).map(name -> new Metric("v", name, "h")).toList(),
        List.of());
  }
}
