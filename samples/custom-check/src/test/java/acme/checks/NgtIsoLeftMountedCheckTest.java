package acme.checks;

import static ncc.testkit.VerdictAssert.assertThat;

import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.testkit.CheckContract;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;

class NgtIsoLeftMountedCheckTest implements CheckContract {
  private static final VmFixture MOUNTED = VmFixture.healthy("web-01").isoMounted(true);

  private final NgtIsoLeftMountedCheck check = new NgtIsoLeftMountedCheck();

  @Override
  public Check check() {
    return check;
  }

  @Test
  void anEmptyDriveIsHealthy() {
    assertThat(Verdicts.of(check, MOUNTED.isoMounted(false))).is(Status.PASS);
  }

  @Test
  void anImageBesideAnInstalledAgentIsLeftOver() {
    assertThat(Verdicts.of(check, MOUNTED))
        .is(Status.WARN)
        .hasHeadline("NGT ISO image is left in the CD-ROM drive")
        .hasDetail("installed: 4.1.1");
  }

  @Test
  void anImageWithoutAnAgentIsAboutToBeInstalledUnlessToldOtherwise() {
    var pending = MOUNTED.without(NgtInstalledVersion.class);

    assertThat(Verdicts.of(check, pending)).is(Status.SKIP);
    assertThat(Verdicts.of(new NgtIsoLeftMountedCheck(false), pending)).is(Status.WARN);
  }

  @Test
  void aDriveThatIsNotReportedNeverPasses() {
    assertThat(Verdicts.of(check, MOUNTED.without(NgtIsoMounted.class))).is(Status.INFO);
  }
}
