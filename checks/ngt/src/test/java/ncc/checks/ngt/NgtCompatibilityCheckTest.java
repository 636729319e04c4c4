package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Remedy;
import ncc.spi.check.Status;
import ncc.spi.check.TextFile;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgtCompatibilityCheckTest implements CheckContract {
  private static final String TABLE = "AOS,4.2,4.1.1,4.1,3.0\n6.10.1,,x,x,\n";

  private final NgtCompatibilityCheck check =
      new NgtCompatibilityCheck(new TextFile("table.csv", TABLE));

  @TempDir Path folder;

  /// With a file that there is: the contract sets a check to what it says of itself.
  @Override
  public Check check() {
    try {
      var file = Files.writeString(folder.resolve("table.csv"), TABLE);
      return new NgtCompatibilityCheck(new TextFile(file.toString(), TABLE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClusterFixture cluster(VmFixture vm) {
    return ClusterFixture.healthy(vm).aos("6.10.1");
  }

  @ParameterizedTest
  @CsvSource({
    "4.2,   WARN, incompatible",
    "4.1.1, PASS, ''",
    "4.1,   INFO, older",
    "4.1.0, INFO, older",
    "3.0,   WARN, incompatible",
    "2.3,   INFO, ngt_unlisted",
    "4.3,   INFO, ngt_unlisted"
  })
  void judgesByTheTable(String installed, Status status, String diagnosis) {
    var vm = VmFixture.healthy("web-01").installed(installed);

    var verdict = Verdicts.of(check, vm, cluster(vm));

    assertThat(verdict).is(status);
    assertThat(verdict.diagnosis()).isEqualTo(diagnosis);
  }

  /// An override gives some VMs a table of their own, in the same run.
  @Test
  void eachTableIsReadForItself() {
    var vm = VmFixture.healthy("web-01").installed("4.1.1");
    var inventory = cluster(vm).inventory();
    var context = new CheckContext(inventory, SampleRuns.NOW);
    var strict = new NgtCompatibilityCheck(new TextFile("t", "AOS,4.2,4.1.1\n6.10.1,x,\n"));

    assertThat(check.check(inventory.vms().getFirst(), context)).is(Status.PASS);
    assertThat(strict.check(inventory.vms().getFirst(), context)).is(Status.WARN);
  }

  /// What AOS does not take is upgraded, unless the cluster has nothing newer.
  @ParameterizedTest
  @CsvSource({"4.2, upgrade_aos", "4.1.1, upgrade_aos", "3.0, install_linux"})
  void upgradesWhatIsOlder(String installed, String remedy) {
    var strict = new NgtCompatibilityCheck(new TextFile("t", "AOS,4.2,4.1.1,3.0\n6.10.1,,,\n"));
    var vm = VmFixture.healthy("web-01").installed(installed);
    var inventory = cluster(vm).inventory();

    var diagnosis =
        strict.diagnoses().stream()
            .filter(one -> one.id().equals(Verdicts.of(strict, vm, cluster(vm)).diagnosis()))
            .findFirst()
            .orElseThrow();

    assertThat(diagnosis.remedyFor(vm.vm(), inventory).map(Remedy::id)).contains(remedy);
  }

  @Test
  void saysThatNoTableIsSet() {
    var vm = VmFixture.healthy("web-01");

    assertThat(Verdicts.upfront(new NgtCompatibilityCheck(), cluster(vm)))
        .map(Verdict::status)
        .contains(Status.SKIP);
  }

  @ParameterizedTest
  @CsvSource({"6.10.1, ''", "6.10.2, aos_unlisted", "7.0, aos_unlisted", "6.10, aos_unlisted"})
  void saysThatTheTableDoesNotHoldTheAos(String aos, String diagnosis) {
    var vm = VmFixture.healthy("web-01");

    assertThat(
            Verdicts.upfront(check, ClusterFixture.healthy(vm).aos(aos))
                .map(Verdict::diagnosis)
                .orElse(""))
        .isEqualTo(diagnosis);
  }

  @Test
  void refusesAFileThatIsNoTable() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NgtCompatibilityCheck(new TextFile("notes.txt", "hello")))
        .withMessageContaining("'notes.txt' is no table of AOS and NGT versions");
  }

  @Test
  void anAgentThatNeverReportedIsNotJudged() {
    var vm = VmFixture.healthy("web-01").without(NgtInstalledVersion.class);

    assertThat(Verdicts.of(check, vm, cluster(vm))).is(Status.SKIP);
  }
}
