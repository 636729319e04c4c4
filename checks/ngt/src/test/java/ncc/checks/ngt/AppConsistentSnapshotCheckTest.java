package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ncc.checks.ngt.fact.BackupScripts;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.checks.ngt.fact.VssCapable;
import ncc.checks.ngt.fact.VssEnabled;
import ncc.checks.ngt.fact.VssInstalled;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.VirtualIp;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppConsistentSnapshotCheckTest implements CheckContract {
  private static final String WINDOWS = "windows:64:WindowsServer2022Standard";
  private static final String LINUX = "linux:64:RockyLinux-9.4";

  private final AppConsistentSnapshotCheck check = new AppConsistentSnapshotCheck();

  @Override
  public Check check() {
    return check;
  }

  private static VmFixture healthy() {
    return VmFixture.healthy("db-01")
        .guestOs(WINDOWS)
        .with(new VssEnabled(true))
        .with(new InstallationComplete(true))
        .with(new VssInstalled(true))
        .with(new BackupScripts(false));
  }

  /// What the guest needs depends on its system; where that, or what the agent found, is not known,
  /// Prism's own word counts.
  @ParameterizedTest
  @CsvSource({
    "windows, true,  false, false, PASS, ''",
    "windows, false, true,  true,  PASS, ''",
    "windows, false, false, true,  WARN, no_vss",
    "windows, false, ,      true,  WARN, no_vss",
    "windows, ,      true,  true,  PASS, ''",
    "windows, ,      true,  false, WARN, not_capable",
    "windows, ,      true,  ,      INFO, not_reported",
    "linux,   false, true,  false, PASS, ''",
    "linux,   true,  false, true,  INFO, no_scripts",
    "linux,   true,  ,      true,  PASS, ''",
    "linux,   true,  ,      false, WARN, not_capable",
    "linux,   true,  ,      ,      INFO, not_reported",
    "other,   true,  true,  true,  PASS, ''",
    "other,   true,  true,  false, WARN, not_capable",
    "other,   true,  true,  ,      INFO, not_reported"
  })
  void judgesByWhatTheGuestHas(
      String system,
      @Nullable Boolean vss,
      @Nullable Boolean scripts,
      @Nullable Boolean capable,
      Status status,
      String diagnosis) {
    var vm =
        healthy()
            .guestOs(system)
            .without(VssInstalled.class)
            .without(BackupScripts.class)
            .without(VssCapable.class);
    vm = vss == null ? vm : vm.with(new VssInstalled(vss));
    vm = scripts == null ? vm : vm.with(new BackupScripts(scripts));
    vm = capable == null ? vm : vm.with(new VssCapable(capable));

    var verdict = Verdicts.of(check, vm);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, SKIP, ''",
    "false, true,  WARN, off",
    "true,  false, PASS, ''",
    "true,  true,  PASS, ''"
  })
  void whoeverDoesNotRequireThemMaySwitchThemOff(
      boolean enabled, boolean required, Status status, String diagnosis) {
    var verdict =
        Verdicts.of(
            new AppConsistentSnapshotCheck(required), healthy().with(new VssEnabled(enabled)));

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  @ParameterizedTest
  @CsvSource({"false, INFO, no_scripts", "true, WARN, required_scripts"})
  void scriptsAreMissedWhereSnapshotsAreRequired(
      boolean required, Status status, String diagnosis) {
    var verdict = Verdicts.of(new AppConsistentSnapshotCheck(required), healthy().guestOs(LINUX));

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  @ParameterizedTest
  @CsvSource({"true, true, ''", "true, false, incomplete", "false, false, agent_silent"})
  void whatIsNearestToTheAgentIsSaidFirst(boolean link, boolean complete, String diagnosis) {
    var vm = healthy().link(link).with(new InstallationComplete(complete));

    assertThat(Verdicts.of(check, vm).diagnosis()).isEqualTo(diagnosis);
  }

  @Test
  void aLinkThatNobodyTellsOfIsNoLink() {
    assertThat(Verdicts.of(check, healthy().without(NgtLink.class)).diagnosis())
        .isEqualTo("not_reported");
  }

  @Test
  void withoutVirtualIpThereIsNone() {
    var cluster = ClusterFixture.healthy(healthy());

    assertThat(Verdicts.of(check, healthy(), cluster)).is(Status.PASS);
    assertThat(Verdicts.of(check, healthy(), cluster.without(VirtualIp.class)).diagnosis())
        .isEqualTo("no_vip");
  }

  /// Its address was lost, which is no word that there is none.
  @Test
  void aVirtualIpThatWasLostIsNotMissing() {
    var cluster = ClusterFixture.healthy(healthy()).lost(VirtualIp.class);

    assertThat(Verdicts.of(check, healthy(), cluster)).is(Status.PASS);
  }

  @ParameterizedTest
  @CsvSource({"ON, WARN", "OFF, SKIP", "PAUSED, SKIP"})
  void whatDoesNotRunHasNothingOpen(PowerState power, Status status) {
    assertThat(Verdicts.of(check, healthy().link(false).power(power))).is(status);
  }

  @Test
  void whatMayNotRunIsSaidToBeUnknown() {
    assertThat(Verdicts.of(check, healthy().link(false).without(Power.class)))
        .is(Status.WARN)
        .hasHeadline(
            "Application-consistent snapshots of the VM would be crash-consistent, and whether the"
                + " VM runs is not known");
  }
}
