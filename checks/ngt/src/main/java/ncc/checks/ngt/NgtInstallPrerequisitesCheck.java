package ncc.checks.ngt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.checks.ngt.fact.CdRomDrives;
import ncc.checks.ngt.fact.CdRomImageKinds;
import ncc.checks.ngt.fact.CdRomImages;
import ncc.checks.ngt.fact.CdRomPresent;
import ncc.checks.ngt.fact.CdRomsInUse;
import ncc.checks.ngt.fact.EmptyCdRomDrives;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.TextFile;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.inventory.Vm;

/// Would an installation of NGT find what it needs outside of the guest? Of VMs in which somebody
/// began one, or in which an operator wants it; of those whose upgrade waits, the drive (guide,
/// "NGT のインストール/アップグレードには空の仮想 CD-ROM ドライブが必要").
///
/// @param required the VM is to have NGT
/// @param systems see [GuestSystems]
@CheckInfo(
    id = "ngt_install_prerequisites_check",
    module = "ngt_checks",
    title = "NGT installation prerequisites",
    description =
        "Checks that an installation of NGT in a VM without it would find an empty CD-ROM drive, a"
            + " virtual IP, a VM that runs, and a guest system that you list; an upgrade, the"
            + " drive",
    categories = {"NGT", "Installation"},
    interval = "1h",
    uses = {
      NgtEnabled.class,
      NgtInstalledVersion.class,
      NgtLatestVersion.class,
      NgtLink.class,
      CertificateExpiry.class,
      InstallationComplete.class,
      NgtIsoMounted.class,
      Power.class,
      GuestOs.class,
      VirtualIp.class,
      CdRomDrives.class,
      CdRomPresent.class,
      EmptyCdRomDrives.class,
      CdRomImages.class,
      CdRomImageKinds.class,
      CdRomsInUse.class
    },
    metrics =
        @CheckInfo.Metric(
            value = "possible",
            name = "ncc_ngt_install_possible",
            help = "Whether an installation of NGT in the VM would find what it needs."))
public record NgtInstallPrerequisitesCheck(
    @Param("Whether the VM is to have NGT; set for some by the overrides of ncc.yaml")
        boolean required,
    @Param(
            "File with guest systems in which NGT may be installed, one a line such as Windows"
                + " Server 2022; empty for any")
        TextFile systems)
    implements VmCheck {
  private static final String UNMET = "An installation of NGT would not find what it needs";
  private static final String IMPACT = "NGT cannot be installed or upgraded in the VM";
  private static final String IMPACT_UNKNOWN =
      "Whether NGT can be installed in the VM is not known";
  private static final Verdict NOT_REQUIRED = Verdict.skip("NGT is not required of the VM");
  private static final Verdict INSTALLED = Verdict.skip("NGT is installed in the VM");

  private static final Remedy FREE_DRIVE =
      Remedy.of(
              "free_drive",
              "Eject an image that the guest does not need, such as that of its installation",
              Route.PRISM,
              "Update the VM {vm_name}: eject the image of one CD-ROM drive")
          .verifiedBy("acli vm.disk_get {vm_uuid} | grep empty");

  private static final Diagnosis NO_VIP =
      unmet("no_vip", "No virtual IP (External IP address) is set for the cluster")
          .impact("An agent does not find its cluster over IP, once it is installed")
          .remedy(Vip.REMEDY);
  private static final Diagnosis NO_DRIVE =
      unmet("no_drive", "The VM was made without a CD-ROM drive")
          .impact(IMPACT + ": its image goes into a CD-ROM drive")
          .remedy(
              Remedy.of(
                      "add_drive",
                      "Give the VM an empty CD-ROM drive",
                      Route.PRISM,
                      "Update the VM {vm_name}: add a disk of type CD-ROM, operation Empty CD-ROM")
                  .verifiedBy("acli vm.disk_get {vm_uuid} | grep empty"));
  private static final Diagnosis NO_EMPTY_DRIVE =
      unmet(
              "no_empty_drive",
              "The image that the guest system was installed from, or that of VirtIO, still lies in"
                  + " its drive")
          .impact(IMPACT + ": its image goes into an empty CD-ROM drive")
          .remedy(FREE_DRIVE);
  private static final Diagnosis UNLISTED =
      unmet("system_unlisted", "The list of guest systems does not have that of the VM")
          .impact("The installer refuses guest systems that NGT does not support")
          .remedy(
              Remedy.of(
                  "see_systems",
                  "See whether NGT supports the guest system; where it does, add it to the list",
                  Route.PORTAL,
                  "Compatibility and Interoperability, NGT - OS Compatibility"));
  private static final String LOOK =
      "Look at the drives of the VM, of which one that is `empty` will do";
  private static final String DRIVES = "acli vm.disk_get {vm_uuid}";
  private static final Diagnosis DRIVE_UNKNOWN =
      unknown("drive_unknown")
          .cause(
              "No source that was read tells it of this VM",
              "A drive is reported, and not what lies in it; or the image of NGT is reported to be"
                  + " in one, which may be of before")
          .remedy(
              Remedy.of("look_at_listed_drives", LOOK, Route.CVM, DRIVES).when(Where.DRIVES_LISTED),
              Remedy.of("look_for_drive", LOOK + ", or let a Prism Central tell", Route.CVM, DRIVES)
                  .then(Route.HERE, "add --source prism-central://<address>"));
  private static final Diagnosis DRIVE_LOST =
      Diagnosis.err(
              "drive_lost",
              "Whether a CD-ROM drive of the VM is empty could not be read",
              "{found}; {where}: {reason}")
          .cause("What should tell it is damaged, or out of reach")
          .impact(IMPACT_UNKNOWN)
          .remedy(Remedy.of("look_at_drives", LOOK, Route.CVM, DRIVES));
  private static final Diagnosis UNKNOWN =
      unknown("unknown")
          .cause("No source that was read tells it of this VM")
          .remedy(
              Remedy.of(
                  "let_tell",
                  "Let a source tell: both commands, or a Prism",
                  Route.CVM,
                  "ncli cluster info",
                  "acli vm.list power_state=on"));
  private static final Diagnosis OFF =
      Diagnosis.info("off", "An installation of NGT waits until the VM runs", "{found}")
          .cause("The VM is off, or paused")
          .impact("The installer runs in the guest")
          .remedy(Remedy.of("start", "Start the VM", Route.PRISM, "power the VM on, or resume it"));
  private static final Diagnosis SYSTEM_UNKNOWN =
      Diagnosis.info(
              "system_unknown",
              "Whether NGT supports the guest system of the VM is not known",
              "no source tells the system")
          .cause("Sources know a guest system from its agent, which is not installed")
          .impact("The installer refuses guest systems that NGT does not support");

  private static Diagnosis unmet(String id, String cause) {
    return Diagnosis.warn(id, UNMET, "{found}").cause(cause);
  }

  private static Diagnosis unknown(String id) {
    return Diagnosis.err(id, "Not all that an installation of NGT needs is known", "{found}")
        .impact(IMPACT_UNKNOWN);
  }

  public NgtInstallPrerequisitesCheck() {
    this(false, TextFile.NONE);
  }

  /// @throws IllegalArgumentException for a file that names no guest system
  public NgtInstallPrerequisitesCheck {
    GuestSystems.of(systems);
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(
        NO_DRIVE,
        NO_EMPTY_DRIVE,
        NO_VIP,
        UNLISTED,
        DRIVE_UNKNOWN,
        DRIVE_LOST,
        UNKNOWN,
        OFF,
        SYSTEM_UNKNOWN);
  }

  /// All, registered or not.
  @Override
  public List<Vm> subjects(Inventory inventory) {
    return inventory.vms();
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    boolean isBegun = vm.has(NgtRegistration.class) && Exemption.disabled(vm).isEmpty();
    if (isBegun && Installation.isKnown(vm) && !Installation.isIncomplete(vm)) {
      return Installation.newer(vm, context.inventory())
          .flatMap(_ -> upgrade(vm, context.inventory()))
          .orElse(INSTALLED);
    }
    boolean isOpen =
        isBegun && (Installation.isIncomplete(vm) || Silence.neverReported(vm, context));
    return required || isOpen ? judge(vm, context) : NOT_REQUIRED;
  }

  /// An upgrade needs the same drive; where nobody tells of it, nobody asked for the upgrade
  /// either.
  private static Optional<Verdict> upgrade(Vm vm, Inventory inventory) {
    var needs = Needs.none();
    needs.drive(vm, inventory);
    return needs.lesser().isEmpty() ? Optional.of(needs.verdict()) : Optional.empty();
  }

  private Verdict judge(Vm vm, CheckContext context) {
    var needs = Needs.none();
    needs.drive(vm, context.inventory());
    needs.vip(vm, context.inventory());
    needs.system(vm, context.once(GuestSystems.class, systems, _ -> GuestSystems.of(systems)));
    needs.power(vm);
    return needs.verdict();
  }

  /// What is there of what is needed.
  ///
  /// @param said each that is not met or not known, in words
  /// @param lost why it is not known whether a drive is empty, where what tells it is damaged
  private record Needs(
      List<Diagnosis> unmet, List<String> said, List<Diagnosis> lesser, List<Caveat> lost) {
    private static final String DRIVE_NOT_KNOWN = "whether a CD-ROM drive is empty is not known";

    static Needs none() {
      return new Needs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void drive(Vm vm, Inventory inventory) {
      var drives = new CdRoms(vm, inventory);
      switch (roomForNgt(vm, drives)) {
        case EMPTY -> {}
        case NO_DRIVE -> add(unmet, NO_DRIVE, "no CD-ROM drive");
        case IN_USE -> add(unmet, NO_EMPTY_DRIVE, "no CD-ROM drive that is empty");
        case UNKNOWN -> {
          drives.whyLost().ifPresent(lost::add);
          add(lesser, lost.isEmpty() ? DRIVE_UNKNOWN : DRIVE_LOST, DRIVE_NOT_KNOWN);
        }
      }
    }

    /// Its image is where it is to go, where a drive holds it. That one is reported to does not
    /// tell whose image it is that lies in a drive.
    private static CdRoms.Room roomForNgt(Vm vm, CdRoms drives) {
      var held = drives.holdNgt();
      if (held.orElse(false)) {
        return CdRoms.Room.EMPTY;
      }
      boolean isReported = vm.get(NgtIsoMounted.class).filter(NgtIsoMounted::mounted).isPresent();
      return isReported && (held.isEmpty() || isUntold(vm)) ? unlessEmpty(drives) : drives.room();
    }

    private static boolean isUntold(Vm vm) {
      return !vm.has(CdRomDrives.class) && !vm.has(CdRomPresent.class);
    }

    private static CdRoms.Room unlessEmpty(CdRoms drives) {
      return drives.room() == CdRoms.Room.EMPTY ? CdRoms.Room.EMPTY : CdRoms.Room.UNKNOWN;
    }

    void vip(Vm vm, Inventory inventory) {
      switch (Vip.of(vm, inventory)) {
        case SET -> {}
        case MISSING -> add(unmet, NO_VIP, "no virtual IP of the cluster");
        case UNKNOWN -> add(lesser, UNKNOWN, "the virtual IP of the cluster is not known");
      }
    }

    void system(Vm vm, GuestSystems systems) {
      var system = vm.get(GuestOs.class);
      if (systems.areListed() && system.isEmpty()) {
        lesser.add(SYSTEM_UNKNOWN);
      } else if (systems.areListed() && !systems.have(system.get())) {
        add(unmet, UNLISTED, "a guest system that is not listed: " + system.get().name());
      }
    }

    void power(Vm vm) {
      var power = vm.power();
      if (power.isEmpty()) {
        add(lesser, UNKNOWN, "whether the VM runs is not known");
      } else if (power.get() != PowerState.ON) {
        add(lesser, OFF, power.get() == PowerState.OFF ? "the VM is off" : "the VM is paused");
      }
    }

    private void add(List<Diagnosis> to, Diagnosis one, String words) {
      to.add(one);
      said.add(words);
    }

    /// What is bad comes before what is not known, and that before what waits.
    Verdict verdict() {
      if (!unmet.isEmpty()) {
        return verdict(unmet.getFirst()).with("possible", false);
      }
      return first(DRIVE_UNKNOWN)
          .or(() -> first(DRIVE_LOST))
          .or(() -> first(UNKNOWN))
          .or(() -> first(OFF))
          .or(() -> first(SYSTEM_UNKNOWN))
          .orElseGet(() -> Verdict.pass().with("possible", true));
    }

    private Optional<Verdict> first(Diagnosis one) {
      return lesser.contains(one) ? Optional.of(verdict(one)) : Optional.empty();
    }

    private Verdict verdict(Diagnosis one) {
      var verdict = one.verdict().with("found", String.join("; ", said));
      return one.equals(DRIVE_LOST)
          ? verdict.with("where", lost.getFirst().where()).with("reason", lost.getFirst().reason())
          : verdict;
    }
  }
}
