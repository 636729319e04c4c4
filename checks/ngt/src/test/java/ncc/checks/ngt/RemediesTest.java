package ncc.checks.ngt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.VirtualIp;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What each VM is advised to do, by what is known of it.
class RemediesTest {
  private static final List<VmCheck> CHECKS =
      List.of(
          new NgtClientCertExpiryCheck(),
          new NgtCommLinkCheck(),
          new NgtSerialLinkCheck(),
          new NgtInstallerVersionCheck());

  private static final VmFixture EXPIRED =
      VmFixture.healthy("web-01").certificateNotAfter(SampleRuns.NOW.minusSeconds(86_400));

  @ParameterizedTest
  @CsvSource({
    "5.19.1, 2.1.1, renew",
    "6.10.1, 4.1.1, renew",
    "7.0, 2.1.5, renew",
    "5.19, 4.1.1, register_anew",
    "5.19.0.9, 2.1.1, register_anew",
    "5.19.1, 2.1, register_anew",
    "6.10.1, 2.0.3, register_anew",
    ", 2.0.3, register_anew",
    ", 4.1.1, find_versions",
  })
  void aCertificateIsRenewedAsAosAndAgentCan(
      @Nullable String aos, String installed, String remedy) {
    var cluster = aos(aos);
    var vm = EXPIRED.installed(installed).without(GuestOs.class);

    assertThat(idFor(new NgtClientCertExpiryCheck(), vm, cluster)).isEqualTo(remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "windows:64:WindowsServer2022Standard, register_anew_windows, Restart-Service",
    "linux:64:CentOS Linux-7.3.1611, register_anew_linux, systemctl restart",
    "Ubuntu 22.04, register_anew_linux, systemctl restart"
  })
  void theAgentIsRestartedOnTheOldPathAlone(String system, String remedy, String restart) {
    var vm = EXPIRED.guestOs(system);
    var old = remedyFor(new NgtClientCertExpiryCheck(), vm.installed("2.0"), aos("6.10.1"));
    var today = remedyFor(new NgtClientCertExpiryCheck(), vm.installed("4.1"), aos("6.10.1"));

    assertThat(old.id()).isEqualTo(remedy);
    assertThat(old.steps().getLast().text()).contains(restart);
    assertThat(today.steps()).noneMatch(step -> step.text().contains("estart"));
  }

  @Test
  void theDaysOfARenewedCertificateAreLeftToTheCluster() {
    assertThat(every()).noneMatch(step -> step.contains("threshold_days"));
  }

  static Stream<Arguments> silent() {
    UnaryOperator<VmFixture> none = vm -> vm;
    UnaryOperator<VmFixture> expired = vm -> vm.certificateNotAfter(SampleRuns.NOW.minusSeconds(1));
    UnaryOperator<VmFixture> windows = vm -> vm.guestOs("windows:64:Windows10");
    UnaryOperator<VmFixture> serialFirst = vm -> vm.communication(CommunicationType.FALLBACK_TO_IP);
    return Stream.of(none, expired, windows, serialFirst).map(Arguments::of);
  }

  /// The way through the agent is shut.
  @ParameterizedTest
  @MethodSource("silent")
  void noAgentThatIsOutOfReachIsAskedToShutItsVmDown(UnaryOperator<VmFixture> state) {
    var vm = state.apply(VmFixture.healthy("web-01").link(false).serial(false));
    for (var check : CHECKS) {
      assertThat(stepsFor(check, vm, ClusterFixture.healthy()))
          .as(check.getClass().getSimpleName())
          .noneMatch(step -> step.contains("guest_shutdown"));
    }
  }

  @Test
  void anAgentInReachShutsItsVmDown() {
    var vm =
        VmFixture.healthy("web-01").serial(false).communication(CommunicationType.FALLBACK_TO_IP);

    assertThat(remedyFor(new NgtSerialLinkCheck(), vm, ClusterFixture.healthy()).steps())
        .extracting(Remedy.Step::text)
        .startsWith("acli vm.guest_shutdown {vm_uuids}")
        .endsWith("acli vm.on {vm_uuids}");
  }

  /// A VM that is told to go on while it goes down is off in the end.
  @Test
  void noVmIsToldToGoOnBeforeItIsOff() {
    var cycles =
        remedies()
            .map(remedy -> remedy.steps().stream().map(Remedy.Step::text).toList())
            .filter(steps -> steps.stream().anyMatch(step -> step.contains("vm.on ")))
            .distinct()
            .toList();

    assertThat(cycles)
        .hasSize(3)
        .allSatisfy(steps ->
            assertThat(steps.get(steps.size() - 2))
                .startsWith("while acli vm.list power_state=true | grep -q")
                .endsWith("; do sleep 10; done"));
  }

  /// A script stops at the first command that fails.
  @Test
  void aLookupThatFindsNothingDoesNotFail() {
    assertThat(remedies().flatMap(remedy -> remedy.steps().stream()))
        .filteredOn(step -> step.route() == Route.CVM && step.text().contains("| grep"))
        .isNotEmpty()
        .allMatch(step -> step.text().startsWith("while ") || step.text().contains(" || echo "));
  }

  /// What looks at a cluster from its CVM is done there.
  @Test
  void whatReadsACvmIsTypedOnIt() {
    assertThat(remedies().flatMap(remedy -> remedy.steps().stream()))
        .filteredOn(step -> step.text().contains("--source cvm:"))
        .isNotEmpty()
        .allMatch(step -> step.route() == Route.CVM);
  }

  @ParameterizedTest
  @EnumSource(PowerState.class)
  void noCertificateIsSentToAVmWithoutARunningAgent(PowerState power) {
    for (var installed : List.of("2.0", "4.1.1")) {
      var remedy =
          remedyFor(
              new NgtClientCertExpiryCheck(),
              EXPIRED.installed(installed).power(power),
              ClusterFixture.healthy());

      assertThat(remedy.id().equals("start_first")).isEqualTo(power != PowerState.ON);
      assertThat(
              remedy.steps().stream().anyMatch(step -> step.text().contains("_vm_tools_entity ")))
          .isEqualTo(power == PowerState.ON);
    }
  }

  @ParameterizedTest
  @EnumSource(PowerState.class)
  void noInstallerIsStartedInAVmThatDoesNotRun(PowerState power) {
    var vm = VmFixture.healthy("web-01").installed("2.3.2").power(power);
    var remedy = remedyFor(new NgtInstallerVersionCheck("4.1.1"), vm, ClusterFixture.healthy());

    assertThat(remedy.id().equals("start_first")).isEqualTo(power != PowerState.ON);
    assertThat(remedy.steps().stream().anyMatch(step -> step.text().contains("mount_guest_tools")))
        .isEqualTo(power == PowerState.ON);
  }

  /// As the Community Edition was once called.
  @ParameterizedTest
  @CsvSource({"2020.09.16", "2019.11.22", "2018.05.01"})
  void aDateIsNoVersionOfAos(String aos) {
    assertThat(idFor(new NgtClientCertExpiryCheck(), EXPIRED.installed("4.1.1"), aos(aos)))
        .isEqualTo("find_versions");
    assertThat(
            idFor(
                new NgtInstallerVersionCheck("4.1.1"),
                VmFixture.healthy("web-01").installed("2.3.2").guestOs("linux:64:Rocky"),
                aos(aos)))
        .isEqualTo("install");
  }

  @Test
  void anExpiredCertificateIsNoReasonForAPowerCycle() {
    var vm = EXPIRED.link(false).serial(false).communication(CommunicationType.FALLBACK_TO_IP);
    for (var check : List.of(new NgtCommLinkCheck(), new NgtSerialLinkCheck())) {
      var verdict = Verdicts.of(check, vm);

      assertThat(verdict.diagnosis()).isEqualTo("certificate_expired");
      assertThat(idFor(check, vm, ClusterFixture.healthy())).isEqualTo("renew");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "6.10.1, linux:64:Rocky, install_linux, install_ngt.py --operation install",
    "6.8, linux:64:Rocky, install_linux, install_ngt.py --operation install",
    "6.5.1, linux:64:Rocky, install_linux_old, install_ngt.py",
    "5.20, linux:64:Rocky, install_linux_old, install_ngt.py",
    "6.7, linux:64:Rocky, install, install_ngt.py",
    ", linux:64:Rocky, install, install_ngt.py",
    "6.5.1, windows:64:Windows10, install_windows, setup.exe from the NUTANIX_TOOLS drive",
    "6.5.1, , install, install_ngt.py"
  })
  void anInstallerIsStartedAsItsAosWants(
      @Nullable String aos, @Nullable String system, String remedy, String lastStepEndsWith) {
    var vm = VmFixture.healthy("web-01").installed("2.3.2");
    var known = system == null ? vm.without(GuestOs.class) : vm.guestOs(system);
    var chosen = remedyFor(new NgtInstallerVersionCheck("4.1.1"), known, aos(aos));

    assertThat(chosen.id()).isEqualTo(remedy);
    assertThat(chosen.steps().getLast().text()).endsWith(lastStepEndsWith);
  }

  @Test
  void aCloneWithTheImageInItsDriveIsToldToRestartItsAgent() {
    var clone = VmFixture.named("clone").enabled(true).link(false).serial(false).isoMounted(true);
    for (var check : CHECKS) {
      assertThat(stepsFor(check, clone, withAgentElsewhere()))
          .as(check.getClass().getSimpleName())
          .noneMatch(step -> step.contains("mount_guest_tools"));
    }
    var verdict = verdict(new NgtCommLinkCheck(), clone, withAgentElsewhere());
    assertThat(verdict.diagnosis()).isEqualTo("image_not_taken");
    assertThat(verdict.renderedDetail()).contains("restart the agent");
  }

  @Test
  void anAgentNewerThanTheClustersIsNotLeftUnseen() {
    var vm = VmFixture.healthy("web-01").installed("4.2");
    var remedy = remedyFor(new NgtInstallerVersionCheck("4.1.1"), vm, ClusterFixture.healthy());

    assertThat(remedy.text()).contains("AOS - NGT Compatibility").doesNotContain("leave it");
  }

  /// What a silent virtual IP explains, it explains only while no agent gets through.
  @ParameterizedTest
  @CsvSource({"true, false, down_alone", "true, true, down", "true, , down", "false, false, down"})
  void aLinkThatIsDownWhileOthersAreUpOverIpIsDownAlone(
      boolean link, @Nullable Boolean serial, String diagnosis) {
    var other = VmFixture.healthy("other").link(link);
    other = serial == null ? other.without(NgtSerialLink.class) : other.serial(serial);
    var vm = VmFixture.healthy("web-01").link(false).without(NgtSerialLink.class);
    var inventory = ClusterFixture.healthy(vm, other).inventory();
    var context = new CheckContext(inventory, SampleRuns.NOW);

    assertThat(new NgtCommLinkCheck().check(vm.vm(), context).diagnosis()).isEqualTo(diagnosis);
  }

  @Test
  void theAddressesToReachAreNamed() {
    var vm = VmFixture.healthy("web-01").link(false).guestOs("linux:64:Rocky");

    assertThat(remedyFor(new NgtCommLinkCheck(), vm, ClusterFixture.healthy()).steps())
        .extracting(Remedy.Step::text)
        .contains("nc -vz {vip?} 2074", "nc -vz {dsip?} 2074");
  }

  /// The image of NGT goes into it (guide, note 22).
  @Test
  void whateverMountsTheImageAsksForAnEmptyDrive() {
    assertThat(remedies().filter(remedy -> remedy.text().contains("mount_guest_tools")))
        .isNotEmpty()
        .allMatch(remedy -> remedy.requires().startsWith("an empty virtual CD-ROM drive"));
  }

  @Test
  void whatAnUninstalledAgentLeftBehindCanBeDeleted() {
    assertThat(every()).contains("ncli ngt delete vm-id={vm_uuid}");
    assertThat(CHECKS.stream().flatMap(check -> check.diagnoses().stream()))
        .flatExtracting(Diagnosis::remedies)
        .extracting(Remedy::title)
        .anyMatch(title -> title.contains("KB 8120"));
  }

  /// No verdict rests on what merely chooses a remedy or a cause: were it lost or old, the verdict
  /// would be ERR.
  @Test
  void whatAdviceIsChosenByIsNotWhatAVerdictRestsOn() {
    assertThat(uses(NgtPort2074Check.class))
        .containsExactlyInAnyOrder(VirtualIp.class, DataServicesIp.class, Nodes.class);
    assertThat(uses(NgtClientCertExpiryCheck.class)).containsExactly(NgtEnabled.class);
    assertThat(uses(NgtInstallerVersionCheck.class))
        .containsExactlyInAnyOrder(NgtLatestVersion.class, NgtEnabled.class);
  }

  private static Class<?>[] uses(Class<?> check) {
    return check.getAnnotation(CheckInfo.class).uses();
  }

  private static Stream<Remedy> remedies() {
    Stream<Check> guests =
        Stream.of(
            new NgtPort2074Check(),
            new NgtGuestCertificateCheck(),
            new NgtGuestPort2074Check(),
            new NgtGuestPrerequisitesCheck(),
            new NgtGuestSerialPortCheck(),
            new NgtGuestServicesCheck());
    return Stream.concat(CHECKS.stream(), guests)
        .flatMap(check -> check.diagnoses().stream())
        .flatMap(one -> one.remedies().stream())
        .distinct();
  }

  private static Stream<String> every() {
    return CHECKS.stream()
        .flatMap(check -> check.diagnoses().stream())
        .flatMap(one -> one.remedies().stream())
        .flatMap(remedy -> remedy.steps().stream().map(Remedy.Step::text));
  }

  private static ClusterFixture withAgentElsewhere() {
    return ClusterFixture.healthy(VmFixture.healthy("other"));
  }

  private static ClusterFixture aos(@Nullable String aos) {
    return aos == null
        ? ClusterFixture.healthy().without(AosVersion.class)
        : ClusterFixture.healthy().aos(aos);
  }

  private static Verdict verdict(VmCheck check, VmFixture vm, ClusterFixture cluster) {
    return Verdicts.of(check, vm, cluster);
  }

  private static List<String> stepsFor(VmCheck check, VmFixture vm, ClusterFixture cluster) {
    return chosen(check, vm, cluster)
        .flatMap(remedy -> remedy.steps().stream().map(Remedy.Step::text))
        .toList();
  }

  private static String idFor(VmCheck check, VmFixture vm, ClusterFixture cluster) {
    return remedyFor(check, vm, cluster).id();
  }

  private static Remedy remedyFor(VmCheck check, VmFixture vm, ClusterFixture cluster) {
    return chosen(check, vm, cluster).findFirst().orElseThrow();
  }

  private static Stream<Remedy> chosen(VmCheck check, VmFixture vm, ClusterFixture cluster) {
    var verdict = verdict(check, vm, cluster);
    var inventory = cluster.vms(vm).inventory();
    return check.diagnoses().stream()
        .filter(one -> one.id().equals(verdict.diagnosis()))
        .flatMap(one -> one.remedyFor(vm.vm(), inventory).stream());
  }
}
