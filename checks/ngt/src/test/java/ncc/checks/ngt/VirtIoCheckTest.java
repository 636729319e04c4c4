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
import ncc.spi.inventory.GuestOs;
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
import org.junit.jupiter.params.provider.EnumSource;
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
    "true,  ,      INFO, not_reported",
    ",      1.2.4, INFO, not_reported",
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
    "AHV,  4.1,   ,      INFO, not_reported",
    "AHV,  ,      4.1.1, INFO, not_reported",
    "AHV,  ,      ,      INFO, not_reported",
    ",     4.1,   4.1.1, INFO, not_reported",
    ",     4.1,   ,      INFO, not_reported",
    ",     4.1.1, 4.1.1, PASS, ''"
  })
  void anUpgradeToANewerNgtMayRebootAGuestOnAhv(
      @Nullable Hypervisor hypervisor,
      @Nullable String installed,
      @Nullable String latest,
      Status status,
      String diagnosis) {
    var cluster = ClusterFixture.healthy().without(NgtLatestVersion.class);
    cluster = hypervisor == null ? cluster.without(ClusterHypervisor.class) : cluster;
    var vm = healthy().without(NgtInstalledVersion.class).without(NgtLatestVersion.class);
    vm = installed == null ? vm : vm.installed(installed);
    vm = latest == null ? vm : vm.latest(latest);

    var verdict = Verdicts.of(check, vm, cluster);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  /// On an old AOS as on a new one, of which VirtIO is a package of its own.
  @ParameterizedTest
  @CsvSource({
    "5.20.4, 2.1.3, ,     ,      SKIP, ''",
    "5.20.4, 2.1.3, true, ,      INFO, the VirtIO version",
    "5.20.4, 2.1.3, ,     1.1.4, INFO, whether VM Mobility is installed",
    "5.20.4, 2.1.3, true, 1.1.4, PASS, ''",
    "6.10.1, 4.1.1, true, ,      INFO, the VirtIO version",
    "6.10.1, 4.1.1, ,     1.2.4, INFO, whether VM Mobility is installed",
    ",       4.1.1, true, ,      INFO, the VirtIO version",
    "6.10.1, 4.1.1, true, 1.2.4, PASS, ''"
  })
  void whatIsNotReportedIsNamed(
      @Nullable String aos,
      String ngt,
      @Nullable Boolean mobility,
      @Nullable String virtio,
      Status status,
      String unknown) {
    var cluster = ClusterFixture.healthy().without(AosVersion.class);
    cluster = aos == null ? cluster : cluster.aos(aos);
    var vm = healthy().installed(ngt).latest(ngt).without(VmMobility.class);
    vm = vm.without(VirtIoVersion.class);
    vm = mobility == null ? vm : vm.with(new VmMobility(mobility));
    vm = virtio == null ? vm : vm.with(new VirtIoVersion(new Version(virtio)));

    var verdict = Verdicts.of(check, vm, cluster);

    assertThat(verdict).is(status);
    assertThat(verdict.renderedDetail())
        .isEqualTo(unknown.isEmpty() ? "" : "not known: " + unknown);
  }

  /// A kernel brings a newer VirtIO, and no NGT does.
  @ParameterizedTest
  @CsvSource({
    "linux:64:RockyLinux-9.4, PASS, ''",
    "Ubuntu 22.04,            PASS, ''",
    "windows:64:Windows11,    INFO, may_reboot",
    ",                        INFO, may_reboot"
  })
  void noUpgradeOfNgtRebootsLinux(@Nullable String system, Status status, String diagnosis) {
    var vm = healthy().installed("4.0").without(GuestOs.class);
    vm = system == null ? vm : vm.guestOs(system);

    var verdict = Verdicts.of(check, vm);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  @ParameterizedTest
  @EnumSource(names = "AHV", mode = EnumSource.Mode.EXCLUDE)
  void elsewhereNoneIsNeededAndNothingReboots(Hypervisor hypervisor) {
    var cluster = ClusterFixture.healthy().hypervisor(hypervisor);

    assertThat(Verdicts.upfront(check, cluster).orElseThrow()).is(Status.SKIP);
    assertThat(Verdicts.upfront(check, ClusterFixture.healthy())).isEmpty();
    assertThat(Verdicts.of(new VirtIoCheck("9.9"), healthy().installed("4.0"), cluster))
        .is(Status.SKIP);
  }

  /// It is for a move to AHV.
  @ParameterizedTest
  @EnumSource(names = "AHV", mode = EnumSource.Mode.EXCLUDE)
  void elsewhereVmMobilityThatIsMissingIsTold(Hypervisor hypervisor) {
    var cluster = ClusterFixture.healthy().hypervisor(hypervisor).knowing(VmMobility.class);
    var verdict = Verdicts.of(check, healthy().with(new VmMobility(false)), cluster);

    assertThat(Verdicts.upfront(check, cluster)).isEmpty();
    assertThat(verdict).is(Status.INFO);
    assertThat(verdict.diagnosis()).isEqualTo("no_vm_mobility_to_ahv");
    assertThat(Verdicts.of(check, healthy().without(VmMobility.class), cluster)).is(Status.SKIP);
    assertThat(
            Verdicts.of(check, healthy().without(VmMobility.class), cluster.lost(VmMobility.class))
                .diagnosis())
        .isEqualTo("lost");
  }

  @Test
  void aVmWithoutAnAgentIsNotJudged() {
    var vm = healthy().without(NgtInstalledVersion.class).link(false);

    assertThat(Verdicts.of(check, vm)).is(Status.SKIP);
    assertThat(Verdicts.of(check, vm.link(true)).diagnosis()).isEqualTo("not_reported");
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
