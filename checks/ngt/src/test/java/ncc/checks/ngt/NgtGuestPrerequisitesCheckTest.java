package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;

import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.inventory.Guest.Prerequisite;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import ncc.testkit.CheckContract;
import ncc.testkit.GuestFixture;
import ncc.testkit.Verdicts;
import org.junit.jupiter.api.Test;

class NgtGuestPrerequisitesCheckTest implements CheckContract {
  private static final Prerequisite MET = new Prerequisite("tar", new Seen<>(true), "/bin/tar");
  private static final Prerequisite UNMET =
      new Prerequisite("free space of 550 MB", new Seen<>(false), "120 MB");
  private static final Prerequisite HIDDEN =
      new Prerequisite("/mnt/nutanix/ngt", new Unseen<>("run as root"), "");

  private final NgtGuestPrerequisitesCheck check = new NgtGuestPrerequisitesCheck();
  private final GuestFixture guest = GuestFixture.healthy("web-01");

  @Override
  public Check check() {
    return check;
  }

  @Test
  void allMetIsHealthy() {
    assertThat(Verdicts.of(check, guest.prerequisites(MET, MET))).is(Status.PASS);
  }

  @Test
  void oneUnmetIsNamedWithWhatWasFound() {
    assertThat(Verdicts.of(check, guest.prerequisites(MET, UNMET)))
        .is(Status.WARN)
        .hasDetail("free space of 550 MB: 120 MB");
  }

  @Test
  void oneUnseenIsUnknown() {
    assertThat(Verdicts.of(check, guest.prerequisites(MET, HIDDEN)))
        .is(Status.ERR)
        .hasDetail("/mnt/nutanix/ngt: run as root");
  }

  @Test
  void whatIsMissingIsNamedThoughNotAllWasSeen() {
    assertThat(Verdicts.of(check, guest.prerequisites(MET, UNMET, HIDDEN)))
        .is(Status.ERR)
        .hasDetail("/mnt/nutanix/ngt: run as root; missing: free space of 550 MB: 120 MB");
  }

  @Test
  void noneLookedAtIsUnknown() {
    assertThat(Verdicts.of(check, guest.prerequisites()))
        .is(Status.ERR)
        .hasDetail("nothing was looked at");
  }
}
