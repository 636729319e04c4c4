package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;

import java.util.Arrays;
import java.util.Set;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.PowerState;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.VmFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgtPortDependenceCheckTest implements CheckContract {
  private static final String BOTH =
      "closing it cuts off 2 VMs (1 on fallback, 1 set to IP only): a1, a2";
  private static final String UNTOLD = " whose path is not told";
  private static final String NOBODY_TELLS =
      " no source tells whether they are linked over the serial port";

  @Override
  public Check check() {
    return new NgtPortDependenceCheck();
  }

  private static VmFixture vm(String state) {
    var name = state.substring(0, 2);
    var vm = VmFixture.healthy(name);
    return switch (state.substring(3)) {
      case "serial" -> vm;
      case "fallback" -> vm.serial(false);
      case "ip" -> vm.communication(CommunicationType.IP_BASED).serial(false);
      case "dark" -> vm.serial(false).link(false);
      case "off" -> vm.serial(false).power(PowerState.OFF);
      case "disabled" -> vm.serial(false).enabled(false);
      case "absent" -> vm.serial(false).withoutNgt();
      case "untyped" -> vm.serial(false).without(NgtCommunication.class);
      case "untold" -> vm.without(NgtSerialLink.class);
      case "unlinked" -> vm.without(NgtLink.class);
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static Verdict verdict(String vms) {
    return verdict(ClusterFixture.healthy(vms(vms)));
  }

  private static VmFixture[] vms(String vms) {
    return Arrays.stream(vms.split(" ", -1))
        .map(NgtPortDependenceCheckTest::vm)
        .toArray(VmFixture[]::new);
  }

  private static Verdict verdict(ClusterFixture cluster) {
    var inventory = cluster.inventory();
    return new NgtPortDependenceCheck()
        .check(inventory.cluster(), new CheckContext(inventory, SampleRuns.NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "a1-serial,                       PASS, ''",
    "a1-serial a2-dark a3-off,        PASS, ''",
    "a1-fallback,                     INFO, 'closing it cuts off 1 VM (1 on fallback): a1'",
    "a1-ip a2-serial,                 INFO, 'closing it cuts off 1 VM (1 set to IP only): a1'",
    "a1-ip a2-fallback,               INFO, '" + BOTH + "'",
    "a1-ip a2-fallback a3-untold,     INFO, '" + BOTH + "; and perhaps 1 VM" + UNTOLD + "'",
    "a1-fallback a2-absent a3-off,    INFO, 'closing it cuts off 1 VM (1 on fallback): a1'",
    "a1-serial a2-untyped,            INFO, 'closing it cuts off 1 VM (1 on IP): a2'",
    "a1-serial a2-untold,             INFO, of 1 VM" + NOBODY_TELLS,
    "a1-serial a2-untold a3-unlinked, INFO, of 2 VMs" + NOBODY_TELLS,
    "a1-dark,                         SKIP, ''",
    "a1-off a2-absent a3-disabled,    SKIP, ''"
  })
  void whoGoesDarkWhenThePortClosesIsCounted(String vms, Status status, String detail) {
    var verdict = verdict(vms);

    assertThat(verdict).is(status).hasDetail(detail);
  }

  /// Where there are no serial ports, whoever is linked is linked over IP.
  @ParameterizedTest
  @CsvSource({"ESXI, 6.10.1, 2 VMs (2 on IP)", "AHV,  6.5.9,  2 VMs (2 on IP)", "AHV,  6.6,    "})
  void withoutSerialPortsAllAreOnIp(Hypervisor hypervisor, String aos, @Nullable String whom) {
    var cluster =
        ClusterFixture.named("osaka-02")
            .hypervisor(hypervisor)
            .aos(aos)
            .vms(vm("a1-untold"), vm("a2-untold"), vm("a3-dark"));

    assertThat(verdict(cluster))
        .hasDetail(
            whom == null
                ? "of 2 VMs no source tells whether they are linked over the serial port"
                : "closing it cuts off " + whom + ": a1, a2");
  }

  /// What was lost is not "not reported", and a list that was cut tells of nobody that is not on
  /// it.
  @ParameterizedTest
  @CsvSource({
    "LIST_INCOMPLETE, a1-serial,             ERR",
    "LIST_INCOMPLETE, a1-fallback,           ERR",
    "FACT_LOST,       a1-serial,             PASS",
    "FACT_LOST,       a1-serial a2-untold,   ERR",
    "FACT_LOST,       a1-fallback a2-untold, ERR"
  })
  void whatCouldNotBeReadIsAnError(Caveat.Kind kind, String vms, Status status) {
    var facts =
        kind == Caveat.Kind.FACT_LOST
            ? Set.of(FactType.of(NgtSerialLink.class))
            : Set.<FactType>of();
    var cluster =
        ClusterFixture.healthy(vms(vms))
            .caveat(new Caveat(kind, "list.txt", "it is cut off", facts, Set.of()));

    assertThat(verdict(cluster)).is(status);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 'a1, a2, a3, a4, a5'",
    "6, 'a1, a2, a3, a4, a5 and 1 more'",
    "9, 'a1, a2, a3, a4, a5 and 4 more'"
  })
  void theFirstOfThemAreNamed(int count, String names) {
    var vms = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      vms.append("a%d-fallback ".formatted(i));
    }

    assertThat(verdict(vms.toString().strip()))
        .hasValue("names", names)
        .hasValue("vms", String.valueOf(count));
  }
}
