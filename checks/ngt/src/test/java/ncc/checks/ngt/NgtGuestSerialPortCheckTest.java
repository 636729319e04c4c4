package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;

import java.util.List;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.inventory.Guest.Holder;
import ncc.spi.inventory.Guest.SerialDevice;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import ncc.testkit.CheckContract;
import ncc.testkit.GuestFixture;
import ncc.testkit.Verdicts;
import org.junit.jupiter.api.Test;

class NgtGuestSerialPortCheckTest implements CheckContract {
  private static final Holder AGENT = new Holder(812, "guest_agent", true);
  private static final Holder GETTY = new Holder(4, "agetty", false);

  private final NgtGuestSerialPortCheck check = new NgtGuestSerialPortCheck();
  private final GuestFixture guest = GuestFixture.healthy("web-01");

  @Override
  public Check check() {
    return check;
  }

  @Test
  void heldByTheAgentItIsHealthy() {
    assertThat(Verdicts.of(check, with(device(new Seen<>(false), AGENT)))).is(Status.PASS);
  }

  @Test
  void aStrangerOnItFailsWhoeverElseHasIt() {
    assertThat(Verdicts.of(check, with(device(new Seen<>(false), AGENT, GETTY))))
        .is(Status.FAIL)
        .hasDetail("/dev/ttyS1: agetty, pid 4");
  }

  @Test
  void freeAndSilentIsWorthKnowing() {
    assertThat(Verdicts.of(check, with(device(new Seen<>(false))))).is(Status.INFO);
  }

  @Test
  void aPortThatSpeaksUnaskedFails() {
    assertThat(Verdicts.of(check, with(device(new Seen<>(true))))).is(Status.FAIL);
  }

  @Test
  void aPortThatCouldNotBeListenedToIsUnknown() {
    assertThat(Verdicts.of(check, with(device(new Unseen<>("run as root"))))).is(Status.ERR);
  }

  @Test
  void whoHoldsItMustBeSeen() {
    var hidden =
        new SerialDevice("/dev/ttyS1", true, new Unseen<>("run as root"), new Seen<>(false));

    assertThat(Verdicts.of(check, with(hidden))).is(Status.ERR).hasDetail("run as root");
  }

  @Test
  void ofSeveralPortsOneThatTheAgentHoldsIsEnough() {
    assertThat(
            Verdicts.of(
                check, with(device(new Seen<>(false), GETTY), device(new Seen<>(false), AGENT))))
        .is(Status.PASS);
  }

  @Test
  void withoutAPortThereIsNoWayButIp() {
    var absent =
        new SerialDevice("/dev/ttyS1", false, new Seen<>(List.of()), new Unseen<>("not there"));

    assertThat(Verdicts.of(check, with(absent))).is(Status.WARN).hasDetail("looked for /dev/ttyS1");
  }

  private GuestFixture with(SerialDevice... devices) {
    return guest.serialDevices(devices);
  }

  private static SerialDevice device(Reading<Boolean> speaks, Holder... holders) {
    return new SerialDevice("/dev/ttyS1", true, new Seen<>(List.of(holders)), speaks);
  }
}
