package ncc.engine.alert;

import static ncc.engine.alert.CauseWorld.CLUSTER;
import static ncc.engine.alert.CauseWorld.DOWN;
import static ncc.engine.alert.CauseWorld.EXPIRED;
import static ncc.engine.alert.CauseWorld.PORT;
import static ncc.engine.alert.CauseWorld.SERIAL;
import static ncc.engine.alert.CauseWorld.SHUT;
import static ncc.engine.alert.CauseWorld.SLOW;
import static ncc.engine.alert.CauseWorld.TOGETHER;
import static ncc.engine.alert.CauseWorld.WITH_OTHERS;
import static ncc.engine.alert.CauseWorld.bad;
import static ncc.engine.alert.CauseWorld.good;
import static ncc.engine.alert.CauseWorld.vm;
import static ncc.engine.alert.World.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.run.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseSweepTest {
  private static final int DAY = 24 * 60;

  private final CauseWorld world = new CauseWorld(true);

  private void outage() {
    world.run(minute(0), "link_check", bad(vm("a"), DOWN), bad(vm("b"), DOWN));
    world.run(minute(0).plusSeconds(5), "port_check", bad(PORT, SHUT));
    world.sweep(minute(1));
  }

  @Test
  void anOutageIsOneNotificationHoweverManyFindings() {
    world.run(
        minute(0),
        "link_check",
        IntStream.range(0, 285).mapToObj(i -> bad(vm("vm-" + i), DOWN)).toArray(Finding[]::new));
    world.run(minute(0).plusSeconds(5), "port_check", bad(PORT, SHUT));

    world.sweep(minute(1));

    assertThat(world.told).hasSize(1);
    var told = world.told.getFirst();
    assertThat(told.alertId()).isEqualTo("port_check");
    assertThat(told.cause()).isEqualTo("port_check.shut");
    assertThat(told.others()).hasSize(285);
    assertThat(told.others()).allMatch(one -> one.alert().follows().equals("port_check.shut"));
  }

  @Test
  void whatMostCameToAtOneTimeIsOneNotificationOfTheCluster() {
    world.run(
        minute(0),
        "link_check",
        Stream.concat(
                IntStream.range(0, 30).mapToObj(i -> bad(vm("vm-" + i), WITH_OTHERS)),
                Stream.of(bad(CLUSTER, TOGETHER), bad(vm("odd"), DOWN)))
            .toArray(Finding[]::new));

    world.sweep(minute(1));

    assertThat(world.told).hasSize(2);
    assertThat(world.told)
        .filteredOn(one -> one.cause().equals("link_check.together"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.alerts()).singleElement().returns(CLUSTER, Alert::subject);
          assertThat(one.others()).hasSize(30);
        });

    world.run(minute(10), "link_check", good(vm("odd")));
    world.sweep(minute(11));
    world.sweep(minute(60));
    assertThat(world.told).hasSize(4);
    assertThat(world.told.subList(2, 4))
        .extracting(one -> one.alerts().size() + one.others().size())
        .containsExactlyInAnyOrder(1, 31);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "29, false", "30, true", "31, true"})
  void whatHappensTogetherIsWaitedForHalfAMinute(int seconds, boolean isTold) {
    world.run(minute(0), "link_check", bad(vm("a"), DOWN));

    world.sweep(minute(0).plusSeconds(seconds));

    assertThat(world.told).hasSize(isTold ? 1 : 0);
  }

  @Test
  void whatNothingExplainsIsToldByItself() {
    world.run(minute(0), "link_check", bad(vm("a"), DOWN), bad(vm("b"), SLOW));

    world.sweep(minute(1));

    assertThat(world.told()).containsExactly("RAISED CRITICAL link a", "RAISED WARNING link b");
  }

  @Test
  void whatJoinsAnOpenCauseIsOneMoreMessageAtMostEveryFiveMinutes() {
    outage();
    world.run(
        minute(2),
        "link_check",
        Stream.of("a", "b", "c", "d", "e")
            .map(name -> bad(vm(name), DOWN))
            .toArray(Finding[]::new));
    world.sweep(minute(3));
    assertThat(world.told).hasSize(1);

    world.sweep(minute(6));
    world.sweep(minute(7));

    assertThat(world.told()).hasSize(2);
    assertThat(world.told().getLast())
        .isEqualTo(
            "RAISED CRITICAL link c < port_check.shut, link d < port_check.shut,"
                + " link e < port_check.shut [STILL_OPEN port 192.0.2.9:2074]");
  }

  @Test
  void theEndOfACauseAndOfAllThatFollowedIsToldOnce() {
    outage();
    world.run(minute(10), "port_check", good(PORT));
    world.sweep(minute(11));
    assertThat(world.told).hasSize(1);

    world.run(minute(15), "link_check", good(vm("a")), good(vm("b")));
    world.sweep(minute(16));
    world.sweep(minute(60));

    assertThat(world.told().subList(1, world.told().size()))
        .containsExactly(
            "RESOLVED CRITICAL port 192.0.2.9:2074 [RESOLVED link a < port_check.shut,"
                + " RESOLVED link b < port_check.shut]");
  }

  @ParameterizedTest
  @CsvSource({"19, false", "20, true"})
  void whatOutlivesItsCauseIsToldForItsOwnSake(int minute, boolean isTold) {
    outage();
    world.run(minute(10), "port_check", good(PORT));
    world.run(minute(12), "link_check", bad(vm("a"), DOWN), good(vm("b")));

    world.sweep(minute(minute));
    world.sweep(minute(minute).plusSeconds(10));

    assertThat(world.told().stream().skip(1))
        .isEqualTo(
            isTold
                ? List.of(
                    "RAISED CRITICAL link a [RESOLVED port 192.0.2.9:2074,"
                        + " RESOLVED link b < port_check.shut]")
                : List.of());
  }

  @Test
  void theEndOfWhatFollowsWaitsForItsCause() {
    outage();
    world.run(minute(10), "link_check", good(vm("a")), bad(vm("b"), DOWN));
    world.sweep(minute(12));
    assertThat(world.told).hasSize(1);

    world.sweep(minute(DAY + 2));

    assertThat(world.told().getLast())
        .isEqualTo(
            "STILL_OPEN CRITICAL port 192.0.2.9:2074 [RESOLVED link a < port_check.shut,"
                + " STILL_OPEN link b < port_check.shut]");
  }

  @Test
  void aReminderIsOfTheCauseAlone() {
    outage();

    IntStream.range(1, 3 * DAY / 60).forEach(hour -> world.sweep(minute(hour * 60 + 1)));

    assertThat(world.told().stream().filter(line -> line.startsWith("STILL_OPEN"))).hasSize(2);
  }

  @Test
  void aSilentCauseHidesNothing() {
    world.held = alert -> alert.checkId().equals("port_check");

    outage();

    assertThat(world.told()).containsExactly("RAISED CRITICAL link a, link b");
  }

  @Test
  void whatIsSilencedIsNotToldBesideItsCauseEither() {
    world.held = alert -> alert.subject().equals(vm("a"));
    outage();
    assertThat(world.told())
        .containsExactly("RAISED CRITICAL port 192.0.2.9:2074 [RAISED link b < port_check.shut]");

    world.held = _ -> false;
    world.sweep(minute(30));

    assertThat(world.told().getLast())
        .isEqualTo("RAISED CRITICAL link a < port_check.shut [STILL_OPEN port 192.0.2.9:2074]");
  }

  @Test
  void whoTookTheCauseIsNotRemindedOfWhatFollows() {
    outage();
    world.put(
        AlertActions.acknowledge(
            world.open("port_check", PORT),
            new Acknowledgement("ann", "", minute(2), Optional.empty())));

    world.sweep(minute(3 * DAY));

    assertThat(world.told).hasSize(1);
  }

  @Test
  void aCauseThatComesLateNamesWhatFollows() {
    world.run(minute(0), "link_check", bad(vm("a"), DOWN));
    world.sweep(minute(1));
    world.run(minute(5), "certificate_check", bad(vm("a"), EXPIRED));
    world.run(minute(5), "serial_check", bad(vm("a"), SERIAL));

    world.sweep(minute(6));

    assertThat(world.told())
        .containsExactly(
            "RAISED CRITICAL link a",
            "RAISED CRITICAL certificate a [RAISED serial a < certificate_check.expired,"
                + " STILL_OPEN link a < certificate_check.expired]");
    assertThat(world.open("link_check", vm("a"))).returns("", Alert::follows);
  }

  @Test
  void nothingIsToldTwice() {
    outage();

    world.sweep(minute(2));
    world.sweep(minute(30));

    assertThat(world.told).hasSize(1);
  }
}
