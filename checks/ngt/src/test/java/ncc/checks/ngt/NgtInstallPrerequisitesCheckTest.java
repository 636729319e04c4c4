package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import ncc.checks.ngt.fact.CdRomDrives;
import ncc.checks.ngt.fact.CdRomImageKinds;
import ncc.checks.ngt.fact.CdRomImages;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Remedy;
import ncc.spi.check.Status;
import ncc.spi.check.TextFile;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.inventory.Vm;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NgtInstallPrerequisitesCheckTest implements CheckContract {
  private final NgtInstallPrerequisitesCheck check = new NgtInstallPrerequisitesCheck();

  private final NgtInstallPrerequisitesCheck required =
      new NgtInstallPrerequisitesCheck(true, TextFile.NONE);

  @Override
  public Check check() {
    return check;
  }

  @Override
  public List<ClusterFixture> clusters() {
    return List.of(ClusterFixture.healthy(begun()));
  }

  /// Somebody enabled NGT, no agent ever reported, and there is all that an installation needs.
  private static VmFixture begun() {
    return VmFixture.named("new-01")
        .enabled(true)
        .link(false)
        .power(PowerState.ON)
        .with(new CdRomDrives(1));
  }

  @ParameterizedTest
  @CsvSource({
    "1, ,  PASS, '',             ''",
    "1, 1, WARN, no_empty_drive, no CD-ROM drive that is empty",
    "2, 1, PASS, '',             ''",
    "0, ,  WARN, no_drive,       no CD-ROM drive",
    " , ,  ERR,  drive_unknown,  whether a CD-ROM drive is empty is not known"
  })
  void asksForAnEmptyDrive(
      @Nullable Integer drives,
      @Nullable Integer images,
      Status status,
      String diagnosis,
      String found) {
    var vm = begun().without(CdRomDrives.class);
    vm = drives == null ? vm : vm.with(new CdRomDrives(drives));
    vm = images == null ? vm : vm.with(new CdRomImages(images));

    is(Verdicts.of(check, vm), status, diagnosis, found);
  }

  private static void is(Verdict verdict, Status status, String diagnosis, String found) {
    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
    assertThat(verdict.renderedDetail()).isEqualTo(found);
  }

  /// It is where it is to go; what Prism's flag alone reports may be of before.
  @ParameterizedTest
  @CsvSource({
    "1, 1, GUEST_TOOLS,            false, PASS, ''",
    "1, 1, GUEST_TOOLS,            true,  PASS, ''",
    "2, 2, 'GUEST_TOOLS, OTHER',   true,  PASS, ''",
    "2, 2, 'GUEST_TOOLS, $UNKNOWN', true, PASS, ''",
    "1, 1, OTHER,                  true,  WARN, no_empty_drive",
    "1, 1, OTHER,                  false, WARN, no_empty_drive",
    "1, 1, $UNKNOWN,               true,  ERR,  drive_unknown",
    "1, 1, $REDACTED,              true,  ERR,  drive_unknown",
    "2, 2, 'OTHER, $UNKNOWN',      true,  ERR,  drive_unknown",
    "1, 1, ,                       true,  ERR,  drive_unknown",
    "1, 1, $UNKNOWN,               false, WARN, no_empty_drive",
    "1, ,  ,                       true,  PASS, ''",
    "2, 1, ,                       true,  PASS, ''",
    "0, ,  ,                       true,  WARN, no_drive",
    " , ,  ,                       true,  ERR,  drive_unknown",
    " , ,  ,                       false, ERR,  drive_unknown"
  })
  void anImageThatADriveHoldsNeedsNoOtherDrive(
      @Nullable Integer drives,
      @Nullable Integer images,
      @Nullable String kinds,
      boolean reported,
      Status status,
      String diagnosis) {
    var vm = begun().without(CdRomDrives.class).isoMounted(reported);
    vm = drives == null ? vm : vm.with(new CdRomDrives(drives));
    vm = images == null ? vm : vm.with(new CdRomImages(images));
    vm = kinds == null ? vm : vm.with(new CdRomImageKinds(kinds));

    var verdict = Verdicts.of(check, vm);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
    assertThat(verdict.texts().containsKey("possible")).isEqualTo(status != Status.ERR);
  }

  /// Other VMs of the list have drives; one of which an image is reported may have one.
  @ParameterizedTest
  @CsvSource({"false, WARN, no_drive", "true, ERR, drive_unknown"})
  void anImageThatIsReportedMayBeInADriveThatIsNotListed(
      boolean reported, Status status, String diagnosis) {
    var vm = begun().without(CdRomDrives.class).isoMounted(reported);
    var cluster = ClusterFixture.healthy().knowing(CdRomDrives.class);

    var verdict = Verdicts.of(required, vm, cluster);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  @ParameterizedTest
  @ValueSource(classes = {CdRomDrives.class, CdRomImages.class, CdRomImageKinds.class})
  void namesWhatIsDamaged(Class<? extends Fact> fact) {
    var vm = begun();
    vm = fact == CdRomDrives.class ? vm.without(fact) : vm;
    var cluster = ClusterFixture.healthy().knowing(CdRomDrives.class).lost(fact);

    var verdict = Verdicts.of(required, vm, cluster);

    assertThat(verdict).is(Status.ERR);
    assertThat(verdict.diagnosis()).isEqualTo("drive_lost");
    assertThat(verdict.renderedDetail())
        .startsWith("whether a CD-ROM drive is empty is not known; ")
        .contains(cluster.caveats().getFirst().where())
        .endsWith(cluster.caveats().getFirst().reason());
  }

  /// Where one lists the drives, another is no help.
  @Test
  void aPrismThatIsReadAlreadyIsNotAskedFor() {
    var vm = begun().with(new CdRomImages(1)).isoMounted(true);
    var listed = ClusterFixture.healthy().knowing(CdRomDrives.class);

    assertThat(steps(vm, listed)).containsExactly("acli vm.disk_get {vm_uuid}");
    assertThat(steps(vm.without(CdRomDrives.class), ClusterFixture.healthy()))
        .contains("add --source prism-central://<address>");
  }

  private List<String> steps(VmFixture vm, ClusterFixture cluster) {
    var id = Verdicts.of(required, vm, cluster).diagnosis();
    return check.diagnoses().stream()
        .filter(one -> one.id().equals(id))
        .flatMap(one -> one.remedyFor(vm.vm(), cluster.vms(vm).inventory()).stream())
        .flatMap(remedy -> remedy.steps().stream())
        .map(Remedy.Step::text)
        .toList();
  }

  @Test
  void asksForAVirtualIp() {
    var cluster = ClusterFixture.healthy().without(VirtualIp.class);

    is(Verdicts.of(check, begun(), cluster), Status.WARN, "no_vip", "no virtual IP of the cluster");
    is(
        Verdicts.of(check, begun(), cluster.lost(VirtualIp.class)),
        Status.ERR,
        "unknown",
        "the virtual IP of the cluster is not known");
  }

  @ParameterizedTest
  @CsvSource({
    "ON,     PASS, '',      ''",
    "OFF,    INFO, off,     the VM is off",
    "PAUSED, INFO, off,     the VM is paused",
    ",       ERR,  unknown, whether the VM runs is not known"
  })
  void asksForAVmThatRuns(
      @Nullable PowerState power, Status status, String diagnosis, String found) {
    var vm = power == null ? begun().without(Power.class) : begun().power(power);

    is(Verdicts.of(check, vm), status, diagnosis, found);
  }

  @ParameterizedTest
  @CsvSource({
    "'',          ,                       PASS, ''",
    "Rocky Linux, linux:64:RockyLinux-9,  PASS, ''",
    "Rocky Linux, linux:64:Debian-12,     WARN, system_unlisted",
    "Rocky Linux, ,                       INFO, system_unknown"
  })
  void asksForAGuestSystemThatTheOperatorLists(
      String listed, @Nullable String system, Status status, String diagnosis) {
    var file = listed.isEmpty() ? TextFile.NONE : new TextFile("systems.txt", listed);
    var vm = system == null ? begun().without(GuestOs.class) : begun().guestOs(system);

    var verdict = Verdicts.of(new NgtInstallPrerequisitesCheck(false, file), vm);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  @Test
  void namesAllThatIsMissingAndTheGravestFirst() {
    var vm = begun().with(new CdRomDrives(0)).power(PowerState.OFF);
    var cluster = ClusterFixture.healthy().without(VirtualIp.class);

    is(
        Verdicts.of(check, vm, cluster),
        Status.WARN,
        "no_drive",
        "no CD-ROM drive; no virtual IP of the cluster; the VM is off");
    is(
        Verdicts.of(check, begun().without(CdRomDrives.class).power(PowerState.OFF)),
        Status.ERR,
        "drive_unknown",
        "whether a CD-ROM drive is empty is not known; the VM is off");
  }

  /// It needs the drive; where nobody tells of it, nobody asked for an upgrade either.
  @ParameterizedTest
  @CsvSource({
    "4.0,   1, ,  PASS, ''",
    "4.0,   1, 1, WARN, no_empty_drive",
    "4.0,   0, ,  WARN, no_drive",
    "4.0,   ,  ,  SKIP, ''",
    "4.1.1, 1, 1, SKIP, ''",
    "4.2,   1, 1, SKIP, ''"
  })
  void anUpgradeThatWaitsNeedsTheDrive(
      String installed,
      @Nullable Integer drives,
      @Nullable Integer images,
      Status status,
      String diagnosis) {
    var vm = VmFixture.healthy("vm").installed(installed);
    vm = drives == null ? vm : vm.with(new CdRomDrives(drives));
    vm = images == null ? vm : vm.with(new CdRomImages(images));

    var verdict = Verdicts.of(check, vm);

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  /// Whoever has no NGT is asked where an operator wants it, or somebody began to install it.
  @ParameterizedTest
  @CsvSource({
    "begun,      false, WARN",
    "begun,      true,  WARN",
    "incomplete, false, WARN",
    "installed,  false, SKIP",
    "installed,  true,  SKIP",
    "linked,     false, SKIP",
    "disabled,   false, SKIP",
    "disabled,   true,  WARN",
    "absent,     false, SKIP",
    "absent,     true,  WARN"
  })
  void asksOfWhoeverLacksNgtAndIsToHaveIt(String state, boolean required, Status status) {
    var vm = vm(state);
    var inventory =
        new Inventory(
            ClusterFixture.healthy().inventory().cluster(),
            List.of(vm),
            ClusterFixture.healthy().inventory().parts(),
            List.of());
    var asked = new NgtInstallPrerequisitesCheck(required, TextFile.NONE);

    assertThat(asked.subjects(inventory)).containsExactly(vm);
    assertThat(asked.check(vm, new CheckContext(inventory, SampleRuns.NOW))).is(status);
  }

  /// A VM whose one drive holds an image.
  private static Vm vm(String state) {
    var vm = VmFixture.healthy("vm").with(new CdRomDrives(1)).with(new CdRomImages(1));
    var bare = vm.without(NgtInstalledVersion.class);
    return switch (state) {
      case "begun" -> begun().with(new CdRomImages(1)).vm();
      case "incomplete" -> vm.with(new InstallationComplete(false)).vm();
      case "linked" -> bare.vm();
      case "disabled" -> vm.enabled(false).vm();
      case "absent" ->
          new Vm(
              vm.uuid(),
              "vm",
              Facts.of(new Power(PowerState.ON), new CdRomDrives(1), new CdRomImages(1)),
              Provenance.of(VmFixture.ORIGIN),
              Set.of());
      default -> vm.vm();
    };
  }
}
