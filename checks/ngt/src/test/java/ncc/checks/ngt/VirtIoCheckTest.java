package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import ncc.checks.ngt.fact.VirtIoVersion;
import ncc.checks.ngt.fact.VmMobility;
import ncc.spi.check.Check;
import ncc.spi.check.Remedy;
import ncc.spi.check.Status;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Version;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtIoCheckTest implements CheckContract {
  private static final String WINDOWS = "windows:64:WindowsServer2022Standard";

  private final VirtIoCheck check = new VirtIoCheck();

  @Override
  public Check check() {
    return check;
  }

  @Override
  public List<ClusterFixture> clusters() {
    return List.of(ClusterFixture.healthy(healthy(), healthy().with(new VmMobility(false))));
  }

  private static VmFixture healthy() {
    return VmFixture.healthy("win-01")
        .guestOs(WINDOWS)
        .with(new VmMobility(true))
        .with(new VirtIoVersion(new Version("1.2.4")));
  }

  @ParameterizedTest
  @CsvSource({
    "true,  1.2.4, PASS, ''",
    "true,  ,      PASS, ''",
    ",      1.2.4, PASS, ''",
    ",      ,      SKIP, ''",
    "false, 1.2.4, WARN, no_vm_mobility",
    "false, ,      WARN, no_vm_mobility"
  })
  void missesTheDriversOfVmMobility(
      @Nullable Boolean mobility, @Nullable String virtio, Status status, String diagnosis) {
    var vm = healthy().without(VmMobility.class).without(VirtIoVersion.class);
    vm = mobility == null ? vm : vm.with(new VmMobility(mobility));
    vm = virtio == null ? vm : vm.with(new VirtIoVersion(new Version(virtio)));

    var verdict = Verdicts.of(check, vm);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3,   WARN, old",
    "1.2.4,   PASS, ''",
    "1.2.4.0, PASS, ''",
    "1.2.5,   PASS, ''",
    ",        ERR,  unknown"
  })
  void asksForTheVersionThatTheOperatorSets(
      @Nullable String virtio, Status status, String diagnosis) {
    var vm = healthy().without(VirtIoVersion.class);
    vm = virtio == null ? vm : vm.with(new VirtIoVersion(new Version(virtio)));

    var verdict = Verdicts.of(new VirtIoCheck("1.2.4"), vm);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  /// Its kernel has them.
  @Test
  void asksNoVersionOfLinux() {
    var linux = healthy().guestOs("linux:64:RockyLinux-9.4").without(VirtIoVersion.class);

    assertThat(Verdicts.of(new VirtIoCheck("1.2.4"), linux)).is(Status.PASS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "1.x", "-1"})
  void refusesWhatIsNoVersion(String oldest) {
    assertThatThrownBy(() -> new VirtIoCheck(oldest)).hasMessageContaining("is not a version");
  }

  @ParameterizedTest
  @CsvSource({
    "AHV,  4.1,   4.1.1, INFO, may_reboot",
    "AHV,  4.1.1, 4.1.1, PASS, ''",
    "AHV,  4.2,   4.1.1, PASS, ''",
    ",     4.1,   4.1.1, PASS, ''",
    "AHV,  4.1,   ,      PASS, ''"
  })
  void anUpgradeToANewerNgtMayRebootAGuestOnAhv(
      @Nullable Hypervisor hypervisor,
      String installed,
      @Nullable String latest,
      Status status,
      String diagnosis) {
    var cluster = ClusterFixture.healthy().without(NgtLatestVersion.class);
    cluster = hypervisor == null ? cluster.without(ClusterHypervisor.class) : cluster;
    var vm = healthy().installed(installed).without(NgtLatestVersion.class);
    vm = latest == null ? vm : vm.latest(latest);

    var verdict = Verdicts.of(check, vm, cluster);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  @ParameterizedTest
  @CsvSource({"ESXI", "HYPER_V"})
  void elsewhereNoneIsNeededAndNothingReboots(Hypervisor hypervisor) {
    var cluster = ClusterFixture.healthy().hypervisor(hypervisor);

    assertThat(Verdicts.upfront(check, cluster).orElseThrow()).is(Status.SKIP);
    assertThat(Verdicts.upfront(check, ClusterFixture.healthy())).isEmpty();
  }

  @Test
  void aVmWithoutAnAgentIsNotJudged() {
    var vm = healthy().without(NgtInstalledVersion.class).link(false);

    assertThat(Verdicts.of(check, vm)).is(Status.SKIP);
    assertThat(Verdicts.of(check, vm.link(true))).is(Status.PASS);
  }

  @ParameterizedTest
  @ValueSource(classes = {VmMobility.class, VirtIoVersion.class})
  void whatWasLostIsNotHealthy(Class<? extends Fact> fact) {
    var cluster = ClusterFixture.healthy().lost(fact);

    assertThat(Verdicts.of(check, healthy().without(fact), cluster).diagnosis()).isEqualTo("lost");
    assertThat(Verdicts.of(check, healthy(), cluster)).is(Status.PASS);
  }

  /// VirtIO is a part of VM Mobility where AOS or agent are of before 6.6 and 3.0.
  @ParameterizedTest
  @CsvSource({
    "6.5.1,  2.3.2, VM Mobility",
    "6.10.1, 2.3.2, VM Mobility",
    "6.5.6,  4.1.1, VM Mobility",
    "6.10.1, 3.0,   VirtIO",
    "6.6,    3.0,   VirtIO",
    ",       4.1.1, VirtIO",
    "6.10.1, ,      'VM Mobility, which VirtIO is a part of before NGT 3.0 and AOS 6.6, or'"
  })
  void whoeverUpgradesIsToldWhatStays(
      @Nullable String aos, @Nullable String installed, String kept) {
    var cluster =
        aos == null
            ? ClusterFixture.healthy().without(AosVersion.class)
            : ClusterFixture.healthy().aos(aos);
    var vm = healthy().with(new VirtIoVersion(new Version("1.1.4")));
    vm = installed == null ? vm.without(NgtInstalledVersion.class) : vm.installed(installed);
    var old = new VirtIoCheck("1.2.4");
    var verdict = Verdicts.of(old, vm, cluster);

    var remedy = remedyFor(verdict.diagnosis(), vm, cluster);

    assertThat(verdict.diagnosis()).isEqualTo("old");
    assertThat(remedy.title()).contains("never uninstall Nutanix " + kept);
  }

  /// Of those that install or upgrade NGT.
  @ParameterizedTest
  @ValueSource(strings = {"no_vm_mobility", "may_reboot"})
  void whateverInstallsNgtTellsWhatStays(String diagnosis) {
    assertThat(check.diagnoses().stream().filter(one -> one.id().equals(diagnosis)).toList())
        .flatMap(one -> one.remedies())
        .filteredOn(remedy -> !remedy.id().equals("start_first"))
        .isNotEmpty()
        .allMatch(remedy -> remedy.disrupts().contains("never uninstall"));
  }

  private Remedy remedyFor(String diagnosis, VmFixture vm, ClusterFixture cluster) {
    return check.diagnoses().stream()
        .filter(one -> one.id().equals(diagnosis))
        .flatMap(one -> one.remedyFor(vm.vm(), cluster.vms(vm).inventory()).stream())
        .findFirst()
        .orElseThrow();
  }
}
