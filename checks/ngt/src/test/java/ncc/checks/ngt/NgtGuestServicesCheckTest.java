package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;

import java.util.Optional;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import ncc.testkit.CheckContract;
import ncc.testkit.GuestFixture;
import ncc.testkit.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgtGuestServicesCheckTest implements CheckContract {
  private final NgtGuestServicesCheck check = new NgtGuestServicesCheck();
  private final GuestFixture guest = GuestFixture.healthy("web-01");

  @Override
  public Check check() {
    return check;
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  PASS, ''",
    "false, true,  FAIL, Nutanix Guest Agent does not run",
    "false, false, FAIL, Nutanix Guest Agent does not run",
    "true,  false, WARN, A service of NGT does not run"
  })
  void theAgentMustRunAndTheOthersShould(
      boolean agent, boolean restore, Status status, String headline) {
    var services =
        guest.services(
            new Service("Nutanix Self service Restore Gateway", "…", restore),
            new Service("Nutanix Guest Tools Agent", "…", agent));

    assertThat(Verdicts.of(check, services)).is(status).hasHeadline(headline);
  }

  @Test
  void namesTheServiceAndItsState() {
    assertThat(Verdicts.of(check, guest.agentService("loaded failed failed", false)))
        .is(Status.FAIL)
        .hasDetail("ngt_guest_agent.service is loaded failed failed");
  }

  @Test
  void aGuestWithoutTheServiceFails() {
    assertThat(Verdicts.of(check, guest.services()))
        .is(Status.FAIL)
        .hasHeadline("The guest has no service for the Nutanix Guest Agent");
  }

  @Test
  void whereNgtIsNotInstalledItSaysWhetherTheImageIsThere() {
    var none = guest.installation(new Seen<>(Optional.empty()));

    assertThat(without(none, new Seen<>(true)))
        .is(Status.FAIL)
        .hasHeadline("NGT is not installed in this guest")
        .hasDetail("the installer's ISO image is in a CD-ROM drive");
    assertThat(without(none, new Seen<>(false)))
        .hasDetail("the installer's ISO image is in no CD-ROM drive");
    assertThat(without(none, new Unseen<>("run as root")))
        .hasDetail("whether the installer's ISO image is inserted: run as root");
  }

  private Verdict without(GuestFixture guest, Reading<Boolean> image) {
    return Verdicts.of(check, guest.isoInserted(image));
  }

  @Test
  void whatCannotBeSeenIsUnknown() {
    assertThat(Verdicts.of(check, GuestFixture.unseen("web-01")))
        .is(Status.ERR)
        .hasDetail(GuestFixture.RUN_AS_ROOT);
  }
}
