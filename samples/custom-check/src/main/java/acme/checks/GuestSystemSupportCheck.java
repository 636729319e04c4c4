package acme.checks;

import java.util.List;
import java.util.Locale;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Condition;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Vm;

/// Do updates still come for the operating system of a guest? Which have ended, Acme says.
@CheckInfo(
    id = "guest_system_support_check",
    module = "acme_checks",
    title = "Guest system support",
    description = "Checks that guests run operating systems for which updates still come",
    categories = {"Guest", "Acme"},
    interval = "1d",
    needs = GuestOs.class,
    uses = Power.class,
    metrics =
        @CheckInfo.Metric(
            value = "supported",
            name = "ncc_acme_guest_system_supported",
            help = "Whether updates still come for the operating system of the guest VM."))
public record GuestSystemSupportCheck(
    @Param("Operating systems for which no updates come any more, in the words of Prism")
        List<String> ended,
    @Param("Accept them in VMs that do not run") boolean acceptOff)
    implements VmCheck {

  private static final Diagnosis ENDED =
      Diagnosis.warn("ended", "No updates come for the guest operating system", "it is {system}")
          .cause("The guest was not moved to a later release in time")
          .impact("Faults that become known are not mended in the guest any more")
          .remedy(
              Remedy.of(
                      "upgrade_linux",
                      "Upgrade to a release for which updates come",
                      Route.LINUX_GUEST,
                      "cat /etc/os-release",
                      "sudo dnf upgrade --refresh || sudo apt-get dist-upgrade")
                  .when(new Condition("Linux guest", (vm, _) -> runsLinux(vm))),
              Remedy.of(
                  "move",
                  "Move what {vm_name} does to a release for which updates come",
                  Route.PRISM,
                  "create a VM with such a release"));
  private static final Diagnosis NOT_REPORTED =
      Diagnosis.info("not_reported", "The guest operating system is not reported", "");

  /// @param ended is compared without regard to case
  public GuestSystemSupportCheck {
    ended = ended.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  public GuestSystemSupportCheck() {
    this(List.of("WindowsServer2012", "CentOS Linux-7", "RockyLinux-9.4"), true);
  }

  private static boolean runsLinux(Entity vm) {
    return vm.get(GuestOs.class).filter(os -> os.name().startsWith("linux")).isPresent();
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(ENDED, NOT_REPORTED);
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return vm.get(GuestOs.class).map(os -> judge(os.name(), vm)).orElse(NOT_REPORTED.verdict());
  }

  private Verdict judge(String system, Vm vm) {
    var name = system.toLowerCase(Locale.ROOT);
    if (ended.stream().noneMatch(name::contains)) {
      return Verdict.pass().with("supported", true);
    }
    if (acceptOff && vm.power().filter(power -> power != PowerState.ON).isPresent()) {
      return Verdict.skip("The VM does not run").with("supported", false);
    }
    return ENDED.verdict().with("system", system).with("supported", false);
  }
}
