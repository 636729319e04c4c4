package ncc.engine.alert;

import static ncc.engine.alert.World.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertSweepTest {
  private static final int DAY = 24 * 60;

  private final World world = new World(World.policy());

  @BeforeEach
  void raise() {
    world.run(minute(0), "FAIL");
  }

  private void acknowledge(int minute, Optional<Integer> until) {
    world.put(
        AlertActions.acknowledge(
            world.open(),
            new Acknowledgement("ann", "mine", minute(minute), until.map(World::minute))));
  }

  @ParameterizedTest
  @CsvSource({"1439, false", "1440, true", "1441, true"})
  void remindsOfWhatIsOpenWhenADayHasPassed(int minute, boolean isReminded) {
    var changes = world.sweep(minute(minute));

    assertThat(changes.isEmpty()).isEqualTo(!isReminded);
    assertThat(world.told())
        .isEqualTo(
            isReminded
                ? List.of("RAISED CRITICAL db", "STILL_OPEN CRITICAL db")
                : List.of("RAISED CRITICAL db"));
  }

  @Test
  void remindsOfAllAlertsOfAnIdAtOnceWhateverTheirHeadlines() {
    var fleet = new World(World.policy());
    fleet.run(
        minute(0),
        World.finding(World.vm("a"), World.verdict("WARN")),
        World.finding(World.vm("b"), World.verdict("FAIL")));

    var changes = fleet.sweep(minute(DAY));

    assertThat(changes.notifications().stream().map(World::line))
        .containsExactly("STILL_OPEN CRITICAL b, a");
  }

  @Test
  void doesNotRemindTwice() {
    world.sweep(minute(DAY));

    assertThat(world.sweep(minute(DAY + 1))).isEqualTo(AlertChanges.NONE);
  }

  @Test
  void doesNotRemindOfWhatSomebodyHas() {
    acknowledge(10, Optional.empty());

    assertThat(world.sweep(minute(3 * DAY))).isEqualTo(AlertChanges.NONE);
  }

  @ParameterizedTest
  @CsvSource({"2999, ACKNOWLEDGED", "3000, OPEN", "3001, OPEN"})
  void anAcknowledgementEndsAndRemindersGoOn(int minute, AlertState state) {
    acknowledge(10, Optional.of(3000));

    world.sweep(minute(minute));

    assertThat(world.open().state()).isEqualTo(state);
    assertThat(world.told().contains("STILL_OPEN CRITICAL db")).isEqualTo(state == AlertState.OPEN);
  }

  @Test
  void whatGetsWorseIsToldWhoeverHasIt() {
    var warned = new World(World.policy());
    warned.run(minute(0), "WARN");
    warned.put(
        AlertActions.acknowledge(
            warned.open(), new Acknowledgement("ann", "", minute(1), Optional.empty())));

    warned.run(minute(5), "FAIL");

    assertThat(warned.open().state()).isEqualTo(AlertState.ACKNOWLEDGED);
    assertThat(warned.told()).containsExactly("RAISED WARNING db", "SEVERITY_CHANGED CRITICAL db");
  }

  @Test
  void whatIsHeldBackIsToldWhenItNoLongerIs() {
    var silenced = new World(World.policy());
    silenced.held = _ -> true;
    silenced.run(minute(0), "FAIL");
    silenced.sweep(minute(DAY));
    assertThat(silenced.told()).isEmpty();
    assertThat(silenced.open().state()).isEqualTo(AlertState.OPEN);

    silenced.held = _ -> false;
    silenced.sweep(minute(DAY + 1));

    assertThat(silenced.told()).containsExactly("RAISED CRITICAL db");
  }

  @Test
  void whatCameAndWentWhileHeldBackIsNeverTold() {
    var silenced = new World(World.policy());
    silenced.held = _ -> true;
    silenced.run(minute(0), "FAIL");
    silenced.run(minute(5), "PASS");

    silenced.held = _ -> false;

    assertThat(silenced.sweep(minute(10))).isEqualTo(AlertChanges.NONE);
  }

  @Test
  void anEndHeldBackIsToldAfterwards() {
    world.held = _ -> true;
    world.run(minute(5), "PASS");
    world.held = _ -> false;

    world.sweep(minute(10));
    world.sweep(minute(15));

    assertThat(world.told()).containsExactly("RAISED CRITICAL db", "RESOLVED CRITICAL db");
  }

  @Test
  void whatEndedAndBeganAgainWhileHeldBackIsNoNews() {
    world.held = _ -> true;
    world.run(minute(5), "PASS");
    world.run(minute(10), "FAIL");
    world.held = _ -> false;

    assertThat(world.sweep(minute(15))).isEqualTo(AlertChanges.NONE);

    world.run(minute(20), "PASS");

    assertThat(world.told()).containsExactly("RAISED CRITICAL db", "RESOLVED CRITICAL db");
  }

  @Test
  void whatBeganAgainWorseWhileHeldBackIsNews() {
    var warned = new World(World.policy());
    warned.run(minute(0), "WARN");
    warned.held = _ -> true;
    warned.run(minute(5), "PASS");
    warned.run(minute(10), "FAIL");
    warned.held = _ -> false;

    warned.sweep(minute(15));

    assertThat(warned.told()).containsExactly("RAISED WARNING db", "SEVERITY_CHANGED CRITICAL db");
    assertThat(World.trail(warned.open()))
        .containsExactly(
            "10 RAISED WARNING ncc Link is down", "10 SEVERITY_CHANGED CRITICAL ncc Link is down");
  }

  @Test
  void theEndOfWhatBeganAgainWorseWhileHeldBackIsTold() {
    var warned = new World(World.policy());
    warned.run(minute(0), "WARN");
    warned.held = _ -> true;
    warned.run(minute(5), "PASS");
    warned.run(minute(10), "FAIL");
    warned.run(minute(15), "PASS");
    warned.held = _ -> false;

    warned.sweep(minute(20));

    assertThat(warned.told()).containsExactly("RAISED WARNING db", "RESOLVED CRITICAL db");
  }

  @Test
  void aSeverityThatIsBackWhereItWasIsNoNews() {
    world.held = _ -> true;
    world.run(minute(5), "WARN");
    world.run(minute(10), "FAIL");
    world.held = _ -> false;

    assertThat(world.sweep(minute(15))).isEqualTo(AlertChanges.NONE);
  }

  @Test
  void aTrailSaysWhoDidWhat() {
    acknowledge(10, Optional.empty());
    world.put(AlertActions.release(world.open(), "bob", minute(20)));
    world.put(AlertActions.resolve(world.open(), "cyd", "mended", minute(30)));

    world.sweep(minute(31));

    assertThat(World.trail(world.known().getFirst()))
        .containsExactly(
            "0 RAISED CRITICAL ncc Link is down",
            "10 ACKNOWLEDGED CRITICAL ann mine",
            "20 ACKNOWLEDGEMENT_ENDED CRITICAL bob",
            "30 RESOLVED CRITICAL cyd mended");
    assertThat(world.told()).containsExactly("RAISED CRITICAL db", "RESOLVED CRITICAL db");
  }

  @Test
  void whatHasEndedCanNotBeTakenOrEndedAgain() {
    world.run(minute(5), "PASS");
    Alert ended = world.known().getFirst();

    assertThatThrownBy(() -> AlertActions.resolve(ended, "ann", "", minute(6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alert " + ended.id() + " can not be resolved: it is AUTO_RESOLVED");
    assertThatThrownBy(() -> AlertActions.release(ended, "ann", minute(6)))
        .hasMessageContaining("is not acknowledged");
  }

  @Test
  void anAcknowledgementMustEndAfterItBegins() {
    assertThatThrownBy(() -> acknowledge(10, Optional.of(10)))
        .hasMessage(
            "an acknowledgement must end after it begins, but 2026-03-01T00:10:00Z is not after"
                + " 2026-03-01T00:10:00Z");
  }

  @Test
  void theRemindersOfACheckThatCouldNotTellAreItsOwn() {
    var links = new World(World.policy());
    links.run(minute(0), "ERR");

    links.sweep(minute(0).plus(Duration.ofDays(1)));

    assertThat(links.toldOfAll())
        .containsExactly(
            "ncc_check_error.link_check RAISED WARNING tokyo-01",
            "ncc_check_error.link_check STILL_OPEN WARNING tokyo-01");
  }
}
