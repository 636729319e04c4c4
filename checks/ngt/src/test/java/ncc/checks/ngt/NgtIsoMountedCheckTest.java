package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ncc.checks.ngt.fact.CdRomDrives;
import ncc.checks.ngt.fact.CdRomImageKinds;
import ncc.checks.ngt.fact.CdRomImages;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgtIsoMountedCheckTest implements CheckContract {
  private final NgtIsoMountedCheck check = new NgtIsoMountedCheck();

  @Override
  public Check check() {
    return check;
  }

  @Override
  public List<ClusterFixture> clusters() {
    return List.of(ClusterFixture.healthy(held()), ClusterFixture.healthy(held().installed("4.0")));
  }

  /// The image lies in the one drive of a VM in the best of health.
  private static VmFixture held() {
    return VmFixture.healthy("vm")
        .isoMounted(true)
        .with(new CdRomDrives(1))
        .with(new CdRomImages(1))
        .with(new CdRomImageKinds("GUEST_TOOLS"));
  }

  /// What the drives hold, and what the flag says.
  @ParameterizedTest
  @CsvSource({
    "GUEST_TOOLS, true,  WARN, left",
    "GUEST_TOOLS, false, WARN, left",
    "GUEST_TOOLS, ,      WARN, left",
    "OTHER,       true,  INFO, flag_stale",
    "OTHER,       false, PASS, ''",
    "OTHER,       ,      PASS, ''",
    ",            true,  INFO, reported",
    ",            false, PASS, ''",
    ",            ,      INFO, not_reported"
  })
  void believesTheDrivesAndNoFlagAlone(
      @Nullable String kinds, @Nullable Boolean flag, Status status, String diagnosis) {
    var vm = flag == null ? held().without(NgtIsoMounted.class) : held().isoMounted(flag);
    vm = kinds == null ? vm.without(CdRomImageKinds.class) : vm.with(new CdRomImageKinds(kinds));

    var verdict = Verdicts.of(check, vm);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  @Test
  void aDriveThatIsEmptyHoldsNothingWhateverTheFlagSays() {
    var vm = VmFixture.healthy("vm").isoMounted(true).with(new CdRomDrives(1));

    assertThat(Verdicts.of(check, vm).diagnosis()).isEqualTo("flag_stale");
  }

  /// An installation, an upgrade, or a certificate that the agent has yet to take.
  @Test
  void anImageThatIsWaitedForIsNotLeft() {
    var neverInstalled = held().without(NgtInstalledVersion.class).link(false);

    assertThat(Verdicts.of(check, neverInstalled)).is(Status.SKIP);
    assertThat(Verdicts.of(check, held().with(new InstallationComplete(false)))).is(Status.SKIP);
    assertThat(Verdicts.of(check, held().link(false))).is(Status.SKIP);
    assertThat(Verdicts.of(check, held().power(PowerState.OFF))).is(Status.SKIP);
    assertThat(Verdicts.of(check, held().enabled(false))).is(Status.SKIP);
    assertThat(Verdicts.of(check, held().without(Power.class).without(NgtLink.class)))
        .is(Status.WARN);
  }

  @ParameterizedTest
  @CsvSource({"4.0, INFO, upgrade_waits", "4.1.1, WARN, left", "4.2, WARN, left"})
  void anImageBesideAnOlderAgentMayBeItsUpgrade(String installed, Status status, String diagnosis) {
    var verdict = Verdicts.of(check, held().installed(installed));

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }
}
