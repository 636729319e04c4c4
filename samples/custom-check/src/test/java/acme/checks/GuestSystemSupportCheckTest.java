package acme.checks;

import static ncc.testkit.VerdictAssert.assertThat;

import java.util.List;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.PowerState;
import ncc.testkit.CheckContract;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestSystemSupportCheckTest implements CheckContract {
  private final GuestSystemSupportCheck check =
      new GuestSystemSupportCheck(List.of("CentOS Linux-7", "RockyLinux-9.1"), true);

  private static final VmFixture OLD =
      VmFixture.healthy("web-01").guestOs("linux:64:CentOS Linux-7.3.1611");

  @Override
  public Check check() {
    return check;
  }

  @ParameterizedTest
  @CsvSource({
    "linux:64:CentOS Linux-7.3.1611, WARN",
    "linux:64:centos linux-7.9,      WARN",
    "linux:64:CentOS Linux-8.5,      PASS",
    "linux:64:RockyLinux-9.4,        PASS",
    "windows:64:Windows10,           PASS"
  })
  void judgesByWhatAcmeLists(String system, Status expected) {
    assertThat(Verdicts.of(check, OLD.guestOs(system))).is(expected);
  }

  @Test
  void namesTheSystem() {
    assertThat(Verdicts.of(check, OLD))
        .hasHeadline("No updates come for the guest operating system")
        .hasDetail("it is linux:64:CentOS Linux-7.3.1611");
  }

  @Test
  void aVmThatDoesNotRunIsAcceptedUnlessToldOtherwise() {
    var off = OLD.power(PowerState.OFF);

    assertThat(Verdicts.of(check, off)).is(Status.SKIP);
    assertThat(Verdicts.of(new GuestSystemSupportCheck(check.ended(), false), off)).is(Status.WARN);
  }

  @Test
  void aSystemThatIsNotReportedNeverPasses() {
    assertThat(Verdicts.of(check, OLD.without(GuestOs.class))).is(Status.INFO);
  }
}
