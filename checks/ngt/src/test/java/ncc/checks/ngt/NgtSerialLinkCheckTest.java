package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgtSerialLinkCheckTest implements CheckContract {
  private static final String FALLBACK = "NGT on the VM is running on the IP fallback";
  private static final String BOTH_DOWN = "Serial port and IP link to NGT on the VM are both down";
  private static final String IP_ONLY = "The VM is set to communicate over IP only (kIpBased)";
  private static final String COULD_USE_IT =
      "NGT on the VM is set to communicate over IP only, and could use the serial port";
  private static final String NEEDS_NGT =
      "IP-less communication needs NGT 3.0 or later in the guest";
  private static final String TYPE_UNKNOWN =
      "Serial link is not in use, and whether it should be is not reported";
  private static final String LINK_UNKNOWN =
      "Serial link is not in use, and the communication link is not reported";

  private final NgtSerialLinkCheck check = new NgtSerialLinkCheck();

  @Override
  public Check check() {
    return check;
  }

  @ParameterizedTest
  @CsvSource({
    "FALLBACK_TO_IP, true,  true,  PASS, ''",
    "FALLBACK_TO_IP, true,  false, PASS, ''",
    "FALLBACK_TO_IP, false, true,  INFO, " + FALLBACK,
    "FALLBACK_TO_IP, false, false, WARN, " + BOTH_DOWN,
    "FALLBACK_TO_IP, false, ,      INFO, '" + LINK_UNKNOWN + "'",
    "FALLBACK_TO_IP, ,      false, INFO, Serial link to NGT on the VM is not reported",
    "IP_BASED,       true,  true,  PASS, ''",
    "IP_BASED,       false, true,  INFO, '" + COULD_USE_IT + "'",
    "IP_BASED,       false, false, INFO, '" + COULD_USE_IT + "'",
    ",               true,  true,  PASS, ''",
    ",               false, true,  INFO, '" + TYPE_UNKNOWN + "'",
    ",               false, false, INFO, '" + TYPE_UNKNOWN + "'"
  })
  void judgesByBothPaths(
      @Nullable CommunicationType type,
      @Nullable Boolean serial,
      @Nullable Boolean link,
      Status status,
      String headline) {
    var vm = VmFixture.named("web-01").enabled(true).power(PowerState.ON).installed("4.1.1");
    vm = type == null ? vm : vm.communication(type);
    vm = serial == null ? vm : vm.serial(serial);
    vm = link == null ? vm : vm.link(link);

    assertThat(Verdicts.of(check, vm)).is(status).hasHeadline(headline);
  }

  @ParameterizedTest
  @CsvSource({
    "2.3.4,  SKIP, " + NEEDS_NGT,
    "2.99,   SKIP, " + NEEDS_NGT,
    "3.0,    WARN, " + BOTH_DOWN,
    "3,      WARN, " + BOTH_DOWN
  })
  void needsNgtThree(String installed, Status status, String headline) {
    var vm = bothDown().installed(installed);

    assertThat(Verdicts.of(check, vm)).is(status).hasHeadline(headline);
  }

  /// What the serial port needs is known to be there, or it is by design.
  @ParameterizedTest
  @CsvSource({
    "AHV, 6.6,    3.0, INFO",
    "AHV, 6.10.1, 4.1, INFO",
    ",    6.6,    3.0, SKIP",
    "AHV, ,       3.0, SKIP",
    "AHV, 6.6,    ,    SKIP"
  })
  void ipOnlyIsSaidOfWhoCouldUseTheSerialPort(
      @Nullable Hypervisor hypervisor,
      @Nullable String aos,
      @Nullable String installed,
      Status status) {
    var cluster = ClusterFixture.named("osaka-02");
    cluster = hypervisor == null ? cluster : cluster.hypervisor(hypervisor);
    cluster = aos == null ? cluster : cluster.aos(aos);
    var vm =
        bothDown()
            .link(true)
            .communication(CommunicationType.IP_BASED)
            .without(NgtInstalledVersion.class);
    vm = installed == null ? vm : vm.installed(installed);

    assertThat(Verdicts.of(check, vm, cluster))
        .is(status)
        .hasHeadline(status == Status.INFO ? COULD_USE_IT : IP_ONLY);
    assertThat(Verdicts.of(check, vm.power(PowerState.OFF), cluster)).is(Status.SKIP);
  }

  /// No source needs to tell what the cluster has: it found another VM eligible.
  @ParameterizedTest
  @CsvSource({"FALLBACK_TO_IP, INFO", "IP_BASED, SKIP"})
  void anotherVmOnTheSerialPortTellsThatItIsThere(CommunicationType other, Status status) {
    var vm = bothDown().link(true).communication(CommunicationType.IP_BASED);
    var inventory =
        ClusterFixture.named("osaka-02")
            .vms(vm, VmFixture.healthy("web-02").communication(other).serial(false))
            .inventory();

    assertThat(Verdicts.all(check, inventory, SampleRuns.NOW).get("web-01")).is(status);
  }

  @Test
  void namesTheFirstUnmetRequirementOfAVm() {
    var vm = bothDown().installed("2.3.4").communication(CommunicationType.IP_BASED);

    assertThat(Verdicts.of(check, vm)).hasHeadline(NEEDS_NGT);
  }

  @ParameterizedTest
  @CsvSource({
    "ESXI,    6.10.1, IP-less communication needs AHV",
    "HYPER_V, 6.5,    IP-less communication needs AHV",
    "ESXI,    ,       IP-less communication needs AHV",
    "AHV,     6.5.9,  IP-less communication needs AOS 6.6 or later",
    ",        6.5.9,  IP-less communication needs AOS 6.6 or later",
    "AHV,     6.6,    ",
    "AHV,     6.10.1, ",
    "AHV,     ,       ",
    ",        6.6,    ",
    ",        ,       "
  })
  void skipsAClusterWithAnUnmetRequirementAndGuessesNone(
      @Nullable Hypervisor hypervisor, @Nullable String aos, @Nullable String reason) {
    var cluster = ClusterFixture.named("osaka-02");
    cluster = hypervisor == null ? cluster : cluster.hypervisor(hypervisor);
    cluster = aos == null ? cluster : cluster.aos(aos);

    assertThat(Verdicts.upfront(check, cluster))
        .isEqualTo(Optional.ofNullable(reason).map(Verdict::skip));
  }

  @ParameterizedTest
  @CsvSource({
    "ON,     WARN, " + BOTH_DOWN,
    "OFF,    SKIP, The VM is powered off",
    "PAUSED, SKIP, The VM is paused"
  })
  void aVmThatDoesNotRunIsSilentByDesign(PowerState power, Status status, String headline) {
    assertThat(Verdicts.of(check, bothDown().power(power))).is(status).hasHeadline(headline);
  }

  @Test
  void saysWhenItIsUnknownWhetherTheVmRuns() {
    assertThat(Verdicts.of(check, bothDown().without(Power.class)))
        .is(Status.WARN)
        .hasHeadline(BOTH_DOWN + ", and whether the VM runs is not known");
  }

  @Test
  void doubtsTheAgentOnlyWhereNothingIsHeardOfIt() {
    var powerCycle = "a serial port that the guest does not see appears after a full power cycle";

    assertThat(Verdicts.of(check, bothDown().link(true))).hasDetail(powerCycle);
    assertThat(Verdicts.of(check, bothDown()))
        .hasDetail("check that the agent runs; " + powerCycle);
  }

  @Test
  void aVmWithNgtSwitchedOffIsNotJudged() {
    assertThat(Verdicts.of(check, bothDown().enabled(false)))
        .is(Status.SKIP)
        .hasHeadline("NGT is not enabled on the VM");
  }

  @Test
  void keepsTheStateOfTheLinkForMetrics() {
    assertThat(Verdicts.of(check, VmFixture.healthy("web-01"))).hasValue("active", "true");
    assertThat(Verdicts.of(check, bothDown())).hasValue("active", "false");
    assertThat(Verdicts.of(check, bothDown().link(true))).hasValue("active", "false");
  }

  private static VmFixture bothDown() {
    return VmFixture.healthy("web-01").serial(false).link(false);
  }
}
