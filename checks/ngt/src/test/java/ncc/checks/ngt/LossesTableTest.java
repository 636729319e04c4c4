package ncc.checks.ngt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ncc.checks.ngt.fact.FileRestoreEnabled;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.checks.ngt.fact.StaticIp;
import ncc.checks.ngt.fact.VssEnabled;
import ncc.checks.ngt.fact.VssInstalled;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.PowerState;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossesTableTest {
  private static final LossesTable TABLE = new LossesTable();

  /// Snapshots, restore, guest power, static address, another hypervisor; `+` available, `-` lost,
  /// `o` never set up, `?` unknown.
  @ParameterizedTest
  @CsvSource({
    "healthy,        + + + + ?",
    "dynamic,        + + + o ?",
    "plain,          o o + ? ?",
    "no vss,         - + + + ?",
    "cut,            - - - - -",
    "cut and plain,  o o - ? -",
    "absent,         o o o o o",
    "disabled,       o o o o o",
    "never reported, o o o o o",
    "incomplete,     o o ? ? ?",
    "off,            ? ? ? ? ?",
    "untold,         ? ? ? ? ?"
  })
  void tellsOfEachFeatureWhetherTheVmHasIt(String vm, String expected) {
    assertThat(states(run(List.of("link", "installed", "snapshot", "restore"), vm(vm))))
        .isEqualTo(expected);
  }

  /// What was not looked at is not known.
  @ParameterizedTest
  @CsvSource({
    "link,                ? ? + ? ?",
    "'link,snapshot',     + ? + ? ?",
    "'link,installed',    ? ? + + ?",
    "installed,           ? ? ? ? ?",
    "snapshot,            + ? ? ? ?",
    "version,             ? ? ? ? ?"
  })
  void aCheckThatDidNotRunTellsNothing(String checks, String expected) {
    assertThat(states(run(List.of(checks.split(",")), vm("healthy")))).isEqualTo(expected);
  }

  /// Silence of an agent of which nothing else is known is no loss.
  @ParameterizedTest
  @CsvSource({"snapshot, ? ? ? ? ?", "'snapshot,link', - ? - ? -"})
  void whatWasNeverSeenIsNotLost(String checks, String expected) {
    assertThat(states(run(List.of(checks.split(",")), vm("cut")))).isEqualTo(expected);
  }

  /// Its link was looked for, and no VM is registered.
  @Test
  void whereNobodyHasNgtItWasNeverSetUp() {
    var vm = vm("absent");
    var inventory = ClusterFixture.healthy(vm).inventory();
    var cluster = inventory.cluster();
    var nobody =
        new Finding(
            new Subject(Kind.CLUSTER, cluster.key(), cluster.name()),
            Verdict.skip("No guest VM is registered with NGT"));
    var link = CheckRun.of(described(new NgtCommLinkCheck()), List.of(nobody), Duration.ZERO);
    var installed = new NgtInstalledCheck();
    var all = CheckRun.of(described(installed), findings(installed, inventory), Duration.ZERO);

    assertThat(
            states(new ClusterRun(cluster, 1, 0, inventory.parts(), List.of(), List.of(link, all))))
        .isEqualTo("o o o o o");
  }

  /// Another hypervisor needs drivers in the guest.
  @ParameterizedTest
  @CsvSource({"PASS, '', +", "WARN, no_vm_mobility, o", "WARN, old, ?", "ERR, unknown, ?"})
  void recoveryOnAnotherHypervisorNeedsDrivers(Status status, String diagnosis, String expected) {
    var run = run(List.of("link", "installed"), vm("healthy"));
    var subject =
        TABLE.rows(run).keySet().stream()
            .filter(one -> one.name().equals("vm"))
            .findFirst()
            .orElseThrow();
    var verdict =
        new Verdict(status, status == Status.PASS ? "" : "Drivers", "", List.of(), diagnosis, "");
    var drivers =
        CheckRun.of(
            described(new VirtIoCheck()), List.of(new Finding(subject, verdict)), Duration.ZERO);
    var checks = Stream.concat(run.checks().stream(), Stream.of(drivers)).toList();

    assertThat(states(run.withChecks(checks))).endsWith(expected);
  }

  /// It knows diagnoses by their ids alone.
  @Test
  void whatItGoesByIsSaidByAChecksTable() {
    var listed =
        Stream.of(
                new NgtCommLinkCheck(),
                new NgtInstalledCheck(),
                new AppConsistentSnapshotCheck(),
                new SelfServiceRestoreCheck())
            .flatMap(check -> check.diagnoses().stream())
            .map(Diagnosis::id);

    assertThat(listed)
        .containsAll(LossesTable.NEVER)
        .containsAll(LossesTable.NOT_SET_UP)
        .contains("agent_silent", "up_though_expired");
    assertThat(new VirtIoCheck().diagnoses()).extracting(Diagnosis::id).contains("no_vm_mobility");
  }

  @Test
  void aRunWithoutVmsHasNoRows() {
    assertThat(TABLE.rows(run(List.of(), vm("healthy")))).isEmpty();
  }

  private static VmFixture vm(String state) {
    var full =
        VmFixture.healthy("vm")
            .guestOs("Microsoft Windows Server 2022")
            .with(new VssEnabled(true))
            .with(new VssInstalled(true))
            .with(new FileRestoreEnabled(true))
            .with(new InstallationComplete(true))
            .with(new StaticIp(true));
    var plain =
        VmFixture.healthy("vm").with(new VssEnabled(false)).with(new FileRestoreEnabled(false));
    return switch (state) {
      case "healthy" -> full;
      case "dynamic" -> full.with(new StaticIp(false));
      case "plain" -> plain;
      case "no vss" -> full.with(new VssInstalled(false));
      case "cut" -> full.link(false);
      case "cut and plain" -> plain.link(false);
      case "absent" -> full.withoutNgt();
      case "disabled" -> full.enabled(false);
      case "never reported" ->
          VmFixture.named("vm").enabled(true).link(false).with(new VssEnabled(true));
      case "incomplete" -> full.with(new InstallationComplete(false));
      case "off" -> full.power(PowerState.OFF);
      case "untold" -> full.without(NgtLink.class);
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static ClusterRun run(List<String> checks, VmFixture vm) {
    Map<String, VmCheck> all =
        Map.of(
            "link", new NgtCommLinkCheck(),
            "installed", new NgtInstalledCheck(),
            "snapshot", new AppConsistentSnapshotCheck(),
            "restore", new SelfServiceRestoreCheck(),
            "version", new NgtInstallerVersionCheck());
    var inventory = ClusterFixture.healthy(vm, VmFixture.healthy("other")).inventory();
    var runs =
        checks.stream()
            .map(name -> requireNonNull(all.get(name)))
            .map(check -> CheckRun.of(described(check), findings(check, inventory), Duration.ZERO))
            .toList();
    return new ClusterRun(inventory.cluster(), 2, 2, inventory.parts(), List.of(), runs);
  }

  private static List<Finding> findings(VmCheck check, Inventory inventory) {
    var context = new CheckContext(inventory, SampleRuns.NOW);
    return check.subjects(inventory).stream()
        .map(one ->
            new Finding(
                new Subject(Kind.VM, one.uuid().toString(), one.name()), check.check(one, context)))
        .toList();
  }

  private static CheckDescription described(VmCheck check) {
    var info = requireNonNull(check.getClass().getAnnotation(CheckInfo.class));
    return CheckDescription.named(info.module(), info.id());
  }

  private static String states(ClusterRun run) {
    var marks = Map.of("available", "+", "lost", "-", "never set up", "o", "unknown", "?");
    return TABLE.rows(run).entrySet().stream()
        .filter(row -> row.getKey().name().equals("vm"))
        .map(row -> String.join(" ", row.getValue().stream().map(marks::get).toList()))
        .findFirst()
        .orElse("none");
  }
}
