package ncc.checks.ngt;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import ncc.checks.ngt.fact.CdRomDrives;
import ncc.spi.check.Condition;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Version;

/// Conditions of remedies. A fact that is not known meets none.
final class Where {
  static final Condition WINDOWS = new Condition("Windows guest", (vm, _) -> isWindows(vm));

  static final Condition LINUX = new Condition("Linux guest", (vm, _) -> isLinux(vm));

  /// The installer's image lies in a drive of the VM.
  static final Condition ISO_MOUNTED =
      new Condition(
          "the NGT image is in its drive",
          (vm, _) -> vm.get(NgtIsoMounted.class).filter(NgtIsoMounted::mounted).isPresent());

  /// What a Prism Central lists of them is read already.
  static final Condition DRIVES_LISTED =
      new Condition(
          "the CD-ROM drives are listed",
          (_, inventory) -> inventory.canKnow(FactType.of(CdRomDrives.class)));

  static final Condition NOT_RUNNING =
      new Condition(
          "the VM is off, or paused",
          (vm, _) ->
              vm.get(Power.class).filter(power -> power.state() != PowerState.ON).isPresent());

  /// An upgrade of the agent would not help.
  static final Condition AS_NEW_AS_THE_CLUSTER =
      new Condition(
          "the agent is as new as the cluster's NGT",
          (vm, inventory) ->
              ngt(vm)
                  .flatMap(own -> latest(vm, inventory).map(latest -> !own.isBefore(latest)))
                  .orElse(false));

  /// The Community Edition was once called by dates, such as 2020.09.16: nobody tells what AOS it
  /// is.
  private static final Version FIRST_DATE = new Version("1000");

  private Where() {}

  static Condition aos(String words, Predicate<Version> version) {
    return new Condition(words, (_, inventory) -> aos(inventory).filter(version).isPresent());
  }

  static Condition ngt(String words, Predicate<Version> version) {
    return new Condition(words, (vm, _) -> ngt(vm).filter(version).isPresent());
  }

  /// Where one of them holds.
  static Condition either(String words, Condition one, Condition other) {
    return new Condition(words, one.test().or(other.test()));
  }

  /// What no fact tells: an operator may know it.
  static Condition known(String words) {
    return Condition.told(words);
  }

  private static Optional<Version> aos(Inventory inventory) {
    return inventory
        .cluster()
        .get(AosVersion.class)
        .map(AosVersion::version)
        .filter(aos -> aos.isBefore(FIRST_DATE));
  }

  private static Optional<Version> ngt(Entity vm) {
    return vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version);
  }

  /// The NGT that the cluster has for the VM.
  static Optional<Version> latest(Entity vm, Inventory inventory) {
    return vm.get(NgtLatestVersion.class)
        .or(() -> inventory.cluster().get(NgtLatestVersion.class))
        .map(NgtLatestVersion::version);
  }

  /// Its guest system in lower case; empty when it is not known.
  private static String systemOf(Entity vm) {
    return vm.get(GuestOs.class).map(os -> os.name().toLowerCase(Locale.ROOT)).orElse("");
  }

  static boolean isWindows(Entity vm) {
    return systemOf(vm).contains("windows");
  }

  /// Some sources name the distribution alone.
  static boolean isLinux(Entity vm) {
    var system = systemOf(vm);
    return java.util.stream.Stream.of(
            "linux", "centos", "red hat", "rhel", "ubuntu", "debian", "suse", "rocky", "fedora")
        .anyMatch(system::contains);
  }
}
