package ncc.engine.alert;

import static ncc.engine.alert.World.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ncc.spi.alert.Alert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Five turns within two hours are flapping.
class FlappingTest {
  private final World world = new World(World.policy());

  private void run(int everyMinutes, String... words) {
    for (int i = 0; i < words.length; i++) {
      world.run(minute((long) i * everyMinutes), words[i]);
    }
  }

  @Test
  void isSaidOnceAndThenHoldsNotificationsBack() {
    run(5, "FAIL", "PASS", "FAIL", "PASS", "FAIL", "PASS", "FAIL", "PASS", "FAIL");

    assertThat(world.open().flapping()).isTrue();
    assertThat(world.told())
        .containsExactly(
            "RAISED CRITICAL db",
            "RESOLVED CRITICAL db",
            "RAISED CRITICAL db",
            "RESOLVED CRITICAL db",
            "RAISED CRITICAL db");
    assertThat(world.known().stream().flatMap(alert -> World.trail(alert).stream()))
        .filteredOn(line -> line.contains("FLAPPING"))
        .containsExactly("20 FLAPPING CRITICAL ncc Link is down");
  }

  @ParameterizedTest
  @CsvSource({"29, true", "30, false", "31, false"})
  void fiveTurnsMustBeWithinTheWindow(int everyMinutes, boolean isFlapping) {
    run(everyMinutes, "FAIL", "PASS", "FAIL", "PASS", "FAIL");

    assertThat(world.open().flapping()).isEqualTo(isFlapping);
  }

  @Test
  void anEndIsNeverCalledFlapping() {
    run(5, "PASS", "FAIL", "WARN", "FAIL", "WARN", "PASS");

    assertThat(world.known()).extracting(Alert::flapping).containsExactly(false);
    assertThat(world.told()).endsWith("RESOLVED WARNING db");
  }

  @ParameterizedTest
  @CsvSource({"139, true", "140, false"})
  void isSteadyWhenTheWindowPassedWithoutATurn(int minute, boolean isFlapping) {
    run(5, "FAIL", "PASS", "FAIL", "PASS", "FAIL");

    world.sweep(minute(minute));

    assertThat(world.open().flapping()).isEqualTo(isFlapping);
  }

  @Test
  void whatIsSteadyAndOpenIsRemindedOfAgain() {
    run(5, "FAIL", "PASS", "FAIL", "PASS", "FAIL");

    world.sweep(minute(140));
    world.sweep(minute(20 + 24 * 60));

    assertThat(world.told()).endsWith("RAISED CRITICAL db", "STILL_OPEN CRITICAL db");
    assertThat(World.trail(world.open()))
        .containsExactly(
            "20 RAISED CRITICAL ncc Link is down",
            "20 FLAPPING CRITICAL ncc Link is down",
            "140 STEADY CRITICAL ncc");
  }

  @Test
  void theEndThatWasHeldBackIsToldWhenItIsSteady() {
    run(5, "FAIL", "PASS", "FAIL", "PASS", "FAIL", "PASS", "FAIL", "PASS");
    int before = world.told().size();

    world.sweep(minute(154));
    assertThat(world.told()).hasSize(before);

    world.sweep(minute(155));
    world.sweep(minute(156));

    assertThat(world.told().subList(before, world.told().size()))
        .containsExactly("RESOLVED CRITICAL db");
  }

  @Test
  void whatIsWorseThanTheyKnowIsToldAtOnce() {
    run(5, "WARN", "PASS", "WARN", "PASS", "WARN", "FAIL", "WARN", "FAIL", "WARN");

    assertThat(world.told().subList(5, world.told().size()))
        .isEqualTo(List.of("SEVERITY_CHANGED CRITICAL db"));
  }

  @Test
  void aPersonsEndIsToldAtOnce() {
    run(5, "FAIL", "PASS", "FAIL", "PASS", "FAIL");
    world.put(AlertActions.resolve(world.open(), "ann", "", minute(21)));

    world.sweep(minute(22));

    assertThat(world.told()).endsWith("RESOLVED CRITICAL db");
  }
}
