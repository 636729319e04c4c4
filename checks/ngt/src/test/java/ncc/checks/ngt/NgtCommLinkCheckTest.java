package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.PowerState;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NgtCommLinkCheckTest implements CheckContract {
  private static final String DOWN =
      "Communication link to Nutanix Guest Tools on the VM is not working";
  private static final VmFixture LINK_DOWN = VmFixture.healthy("web-01").link(false).serial(false);

  private final NgtCommLinkCheck check = new NgtCommLinkCheck();

  @Override
  public Check check() {
    return check;
  }

  @ParameterizedTest
  @CsvSource({
    "true,  ON,     true,  PASS, ''",
    "true,  ON,     false, WARN, " + DOWN,
    "true,  OFF,    false, SKIP, The VM is powered off",
    "true,  OFF,    true,  SKIP, The VM is powered off",
    "true,  PAUSED, false, SKIP, The VM is paused",
    "true,  ,       true,  PASS, ''",
    "true,  ,       false, WARN, '" + DOWN + ", and whether the VM runs is not known'",
    "true,  ON,     ,      INFO, "
        + "Communication link to Nutanix Guest Tools on the VM is not reported",
    "false, ON,     false, SKIP, NGT is not enabled on the VM",
    "false, OFF,    false, SKIP, NGT is not enabled on the VM",
    ",      ON,     true,  PASS, ''",
    ",      ON,     false, WARN, " + DOWN
  })
  void judgesByEnabledPowerAndLink(
      @Nullable Boolean enabled,
      @Nullable PowerState power,
      @Nullable Boolean link,
      Status status,
      String headline) {
    var vm = VmFixture.named("web-01").installed("4.1.1");
    vm = enabled == null ? vm : vm.enabled(enabled);
    vm = power == null ? vm : vm.power(power);
    vm = link == null ? vm : vm.link(link);

    assertThat(Verdicts.of(check, vm)).is(status).hasHeadline(headline);
  }

  @ParameterizedTest
  @CsvSource({"-1, WARN", "0, PASS", "1, PASS"})
  void aLinkThatOutlivesItsCertificateIsNoticed(long secondsLeft, Status expected) {
    var vm =
        VmFixture.healthy("web-01").certificateNotAfter(SampleRuns.NOW.plusSeconds(secondsLeft));

    assertThat(Verdicts.of(check, vm)).is(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void namesTheLikeliestCauseInTheGuidesOrder(
      String cause, UnaryOperator<VmFixture> change, String detail) {
    assertThat(Verdicts.of(check, change.apply(LINK_DOWN))).hasHeadline(DOWN).hasDetail(detail);
  }

  static Stream<Arguments> namesTheLikeliestCauseInTheGuidesOrder() {
    var expired = SampleRuns.NOW.minus(Duration.ofSeconds(1));
    return Stream.of(
        cause(
            "agent never reported",
            vm -> vm.without(NgtInstalledVersion.class).without(CertificateExpiry.class),
            "the agent has never reported: install NGT, or start it"),
        cause(
            "certificate expired",
            vm -> vm.certificateNotAfter(expired),
            "client certificate expired since 2026-11-22T05:59:59Z"),
        cause(
            "certificate expired though the version is not reported",
            vm -> vm.certificateNotAfter(expired).without(NgtInstalledVersion.class),
            "client certificate expired since 2026-11-22T05:59:59Z"),
        cause(
            "both paths down, certificate in its last second",
            vm -> vm.certificateNotAfter(SampleRuns.NOW),
            "serial port and IP are both down: check that the agent runs, then that 2074/tcp"
                + " reaches the cluster's VIP"),
        cause(
            "IP only",
            vm -> vm.communication(CommunicationType.IP_BASED),
            "check that the agent runs and that 2074/tcp reaches the cluster's VIP"),
        cause(
            "serial port up",
            vm -> vm.serial(true),
            "check that the agent runs and that 2074/tcp reaches the cluster's VIP"),
        cause(
            "serial state unknown",
            vm -> vm.without(NgtSerialLink.class),
            "check that the agent runs and that 2074/tcp reaches the cluster's VIP"));
  }

  @Test
  void doesNotSayNeverReportedWhereNoSourceKnowsOfAgents() {
    var vm = VmFixture.named("web-01").power(PowerState.ON).link(false);
    var ncliOnly = ClusterFixture.healthy().knowing(NgtLink.class, NgtEnabled.class);

    assertThat(Verdicts.of(check, vm, ncliOnly))
        .hasDetail("check that the agent runs and that 2074/tcp reaches the cluster's VIP");
  }

  @Test
  void doesNotSayNeverReportedWhereTheReportWasLost() {
    var vm = VmFixture.named("web-01").power(PowerState.ON).link(false);
    var damaged = ClusterFixture.healthy().lost(NgtInstalledVersion.class);

    assertThat(Verdicts.of(check, vm, damaged))
        .hasDetail("check that the agent runs and that 2074/tcp reaches the cluster's VIP");
  }

  @Test
  void keepsTheStateOfTheLinkForMetrics() {
    assertThat(Verdicts.of(check, VmFixture.healthy("web-01"))).hasValue("active", "true");
    assertThat(Verdicts.of(check, LINK_DOWN)).hasValue("active", "false");
  }

  private static Arguments cause(String name, UnaryOperator<VmFixture> change, String detail) {
    return Arguments.of(name, change, detail);
  }
}
