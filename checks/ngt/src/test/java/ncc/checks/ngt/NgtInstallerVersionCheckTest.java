package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Version;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NgtInstallerVersionCheckTest implements CheckContract {
  private static final String OLDER = "Following VMs do not have latest NGT version installed";
  private static final String NEWER = "Following VMs have a newer NGT version than the cluster";

  private final NgtInstallerVersionCheck check = new NgtInstallerVersionCheck();

  @Override
  public Check check() {
    return check;
  }

  @ParameterizedTest
  @CsvSource({
    "2.3.2, 4.1.1,  INFO, " + OLDER,
    "4.1,   4.1.1,  INFO, " + OLDER,
    "4.1.1, 4.1.10, INFO, " + OLDER,
    "4.9,   4.10,   INFO, " + OLDER,
    "4.1.1, 4.1.1,  PASS, ''",
    "4.1,   4.1.0,  PASS, ''",
    "4.1.2, 4.1.1,  INFO, " + NEWER,
    "4.1.1, 4.1,    INFO, " + NEWER
  })
  void comparesVersionsAsDottedNumbers(
      String installed, String latest, Status status, String headline) {
    var vm = VmFixture.named("web-01").enabled(true).installed(installed).latest(latest);

    assertThat(Verdicts.of(check, vm)).is(status).hasHeadline(headline);
  }

  @Test
  void speaksOfAnOlderVersionAsNccDoes() {
    var vm = VmFixture.healthy("the-windows2022").installed("2.3.2");

    assertThat(Verdicts.of(check, vm))
        .hasHeadline("Following VMs do not have latest NGT version installed")
        .hasDetail("NGT installed version: 2.3.2, NGT latest version: 4.1.1");
  }

  @Test
  void theInstalledVersionIsToldWhateverItIs() {
    for (String version : List.of("2.3.2", "4.1.1", "4.2")) {
      var vm = VmFixture.healthy("web-01").installed(version).latest("4.1.1");

      assertThat(Verdicts.of(check, vm).values())
          .extracting(Verdict.Value::name)
          .contains("installed");
    }
  }

  @Test
  void anEnabledVmWithoutAnAgentNeverPasses() {
    var vm = VmFixture.healthy("web-01").without(NgtInstalledVersion.class);

    assertThat(Verdicts.of(check, vm))
        .is(Status.INFO)
        .hasHeadline("Following VMs have NGT enabled but report no NGT version");
  }

  @Test
  void aVmWithNgtSwitchedOffIsNotJudged() {
    var vm = VmFixture.healthy("web-01").installed("2.3.2").enabled(false);

    assertThat(Verdicts.of(check, vm)).is(Status.SKIP).hasHeadline("NGT is not enabled on the VM");
  }

  @Test
  void whatTheClusterHoldsForTheVmComesBeforeWhatItHoldsForAll() {
    var cluster = ClusterFixture.healthy().ngt("4.2");
    var vm = VmFixture.healthy("web-01").installed("4.1.1").latest("4.1.1");

    assertThat(Verdicts.of(check, vm, cluster)).is(Status.PASS);
    assertThat(Verdicts.of(check, vm.without(NgtLatestVersion.class), cluster)).is(Status.INFO);
  }

  @Test
  void theOperatorsVersionComesBeforeTheClusters() {
    var vm = VmFixture.healthy("web-01").installed("4.1.1").latest("4.1.1");

    assertThat(Verdicts.of(new NgtInstallerVersionCheck("4.2"), vm))
        .is(Status.INFO)
        .hasDetail("NGT installed version: 4.1.1, NGT latest version: 4.2");
  }

  @ParameterizedTest
  @CsvSource({
    "2.3.2, 4.1.1, 'NGT installed version: 2.3.2, NGT latest version: 4.1.1 (the highest known"
        + " here; the cluster''s own is not known)'",
    "4.1,   4.1.0, 'NGT installed version: 4.1'",
    "4.1.1, 4.1.1, 'NGT installed version: 4.1.1'",
    "4.1.1, 4.1,   'NGT installed version: 4.1.1'",
  })
  void whereTheClustersVersionIsNotKnownTheHighestThatItsAgentsHaveCounts(
      String installed, String other, String detail) {
    var vm = VmFixture.named("web-01").enabled(true).installed(installed);
    var others = ClusterFixture.named("osaka-02").vms(vm, VmFixture.named("b").installed(other));

    assertThat(verdict(vm, others)).is(Status.INFO).hasDetail(detail);
  }

  @Test
  void anAgentAloneIsNotSaidToBeTheLatest() {
    var cluster = ClusterFixture.named("osaka-02").vms(versionOnly("a"), versionOnly("b"));

    assertThat(verdict(versionOnly("a"), cluster))
        .is(Status.INFO)
        .hasHeadline(
            "Following VMs have the highest NGT version known here; the cluster's own is not known:"
                + " give it with --set ngt_installer_version_check.latest=<version>, or add"
                + " --source prism-element://<cluster VIP>");
  }

  @Test
  void whatTheClusterHoldsForAnotherVmCounts() {
    var cluster =
        ClusterFixture.named("osaka-02").vms(versionOnly("a"), versionOnly("b").latest("4.2"));

    assertThat(verdict(versionOnly("a"), cluster)).is(Status.INFO).hasHeadline(OLDER);
  }

  @Test
  void whatTheClusterHoldsForAllCounts() {
    var cluster =
        ClusterFixture.named("osaka-02")
            .vms(versionOnly("a"))
            .with(new NgtLatestVersion(new Version("4.2")));

    assertThat(verdict(versionOnly("a"), cluster)).is(Status.INFO).hasHeadline(OLDER);
    assertThat(verdict(versionOnly("a").latest("4.1.1"), cluster)).is(Status.PASS);
  }

  @Test
  void aLatestVersionGivenByTheOperatorIsEnough() {
    var cluster = ClusterFixture.named("osaka-02").vms(versionOnly("a"));

    assertThat(Verdicts.of(new NgtInstallerVersionCheck("4.1.1"), versionOnly("a"), cluster))
        .is(Status.PASS);
  }

  private Verdict verdict(VmFixture vm, ClusterFixture cluster) {
    return check.check(vm.vm(), new CheckContext(cluster.inventory(), SampleRuns.NOW));
  }

  @Test
  void aBlankLatestVersionMeansTheClustersOwn() {
    assertThat(new NgtInstallerVersionCheck("  ")).isEqualTo(new NgtInstallerVersionCheck());
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "4.1.x", "4,1", "v4.1"})
  void refusesALatestVersionThatIsNone(String latest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NgtInstallerVersionCheck(latest))
        .withMessage(
            "'%s' is not a version; expected dotted numbers such as 4.1.1".formatted(latest));
  }

  private static VmFixture versionOnly(String name) {
    return VmFixture.named(name).enabled(true).installed("4.1.1");
  }
}
