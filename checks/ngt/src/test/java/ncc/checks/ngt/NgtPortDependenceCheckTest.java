package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;

import java.util.Arrays;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.PowerState;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.VmFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgtPortDependenceCheckTest implements CheckContract {
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
    var all = Arrays.stream(vms.split(" ", -1)).map(NgtPortDependenceCheckTest::vm);
    var inventory = ClusterFixture.healthy(all.toArray(VmFixture[]::new)).inventory();
    return new NgtPortDependenceCheck()
        .check(inventory.cluster(), new CheckContext(inventory, SampleRuns.NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "a1-serial,                       PASS, ''",
    "a1-serial a2-dark a3-off,        PASS, ''",
    "a1-fallback,                     INFO, 'closing it cuts off 1 VM (1 on fallback, 0 set to IP"
        + " only): a1'",
    "a1-ip a2-serial,                 INFO, 'closing it cuts off 1 VM (0 on fallback, 1 set to IP"
        + " only): a1'",
    "a1-ip a2-fallback a3-untold,     INFO, 'closing it cuts off 2 VMs (1 on fallback, 1 set to IP"
        + " only): a1, a2'",
    "a1-fallback a2-absent a3-off,    INFO, 'closing it cuts off 1 VM (1 on fallback, 0 set to IP"
        + " only): a1'",
    "a1-serial a2-untold,             INFO, of 1 VM no source tells whether they are linked over"
        + " the serial port",
    "a1-serial a2-untyped a3-unlinked, INFO, of 2 VMs no source tells whether they are linked over"
        + " the serial port",
    "a1-dark,                         SKIP, ''",
    "a1-off a2-absent a3-disabled,    SKIP, ''"
  })
  void whoGoesDarkWhenThePortClosesIsCounted(String vms, Status status, String detail) {
    var verdict = verdict(vms);

    assertThat(verdict).is(status).hasDetail(detail);
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
