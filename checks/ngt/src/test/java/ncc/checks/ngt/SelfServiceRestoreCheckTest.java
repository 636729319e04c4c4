package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ncc.checks.ngt.fact.FileRestoreEnabled;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.testkit.CheckContract;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfServiceRestoreCheckTest implements CheckContract {
  @Override
  public Check check() {
    return new SelfServiceRestoreCheck();
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  true,  false, PASS, ''",
    "true,  true,  ,      false, PASS, ''",
    "true,  false, true,  false, WARN, agent_silent",
    "true,  true,  false, false, WARN, incomplete",
    "true,  ,      true,  false, INFO, not_reported",
    "false, true,  true,  false, SKIP, ''",
    "false, true,  true,  true,  WARN, off",
    "true,  true,  true,  true,  PASS, ''"
  })
  void judgesByWhatItNeeds(
      boolean enabled,
      @Nullable Boolean link,
      @Nullable Boolean complete,
      boolean required,
      Status status,
      String diagnosis) {
    var vm = VmFixture.healthy("web-01").with(new FileRestoreEnabled(enabled));
    vm = link == null ? vm.without(NgtLink.class) : vm.link(link);
    vm = complete == null ? vm : vm.with(new InstallationComplete(complete));

    var verdict = Verdicts.of(new SelfServiceRestoreCheck(required), vm);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  @ParameterizedTest
  @CsvSource({"ON, WARN", "OFF, SKIP", "PAUSED, SKIP"})
  void aVmThatDoesNotRunIsSilentByDesign(PowerState power, Status status) {
    var vm =
        VmFixture.healthy("web-01").with(new FileRestoreEnabled(true)).link(false).power(power);

    assertThat(Verdicts.of(new SelfServiceRestoreCheck(), vm)).is(status);
  }

  @Test
  void aVmThatMayNotRunIsNotCalledBroken() {
    var vm = VmFixture.healthy("web-01").with(new FileRestoreEnabled(true)).link(false);

    assertThat(Verdicts.of(new SelfServiceRestoreCheck(), vm.without(Power.class)))
        .is(Status.WARN)
        .hasHeadline(
            "Self-service restore of the VM does not work, and whether the VM runs is not known");
  }
}
