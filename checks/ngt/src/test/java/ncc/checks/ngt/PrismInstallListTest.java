package ncc.checks.ngt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.testkit.ReportContract;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class PrismInstallListTest implements ReportContract {
  private static final String HEAD = "  {\"uuid\": \"";
  private static final String TAIL =
      "\", \"credentials\": {\"username\": \"<username>\", \"password\": \"<password>\"}}";

  @Override
  public ReportFormat report() {
    return new PrismInstallList();
  }

  private static String text(Run run) throws IOException {
    var out = new StringBuilder();
    new PrismInstallList().render(run, ReportOptions.plain(), out);
    return out.toString();
  }

  @Test
  void whatNeedsAnInstallationIsListedByName() throws IOException {
    var run =
        run(
            found("installed", "web-02", "absent", "enable"),
            found("installed", "web-01", "no_agent", "install_linux"),
            found("installed", "web-03", "no_agent", "start_first"),
            found("installed", "web-04", "disabled", "switch_on"));

    assertThat(text(run))
        .isEqualTo(
            "[\n"
                + HEAD
                + "id-web-01\", \"vmname\": \"web-01"
                + TAIL
                + ",\n"
                + HEAD
                + "id-web-02\", \"vmname\": \"web-02"
                + TAIL
                + "\n]\n");
  }

  @Test
  void whatIsNotReadyForItIsLeftOut() throws IOException {
    var run =
        run(
            found("installed", "web-01", "absent", "enable"),
            found("installed", "web-02", "absent", "enable"),
            found("prerequisites", "web-01", "no_drive", ""));

    assertThat(text(run)).contains("web-02").doesNotContain("web-01");
  }

  @Test
  void aHostileNameIsAStringOfJson() throws IOException {
    assertThat(text(run(found("installed", "a\"},\\\n\u202e日本", "absent", "enable"))))
        .contains("\"vmname\": \"a\\\"},\\\\\\n\\u202e日本\"");
  }

  @Test
  void nothingToInstallIsAnEmptyList() throws IOException {
    assertThat(text(run())).isEqualTo("[]\n");
  }

  private record Found(String check, Finding finding) {}

  private static Found found(String check, String vm, String diagnosis, String remedy) {
    var verdict = new Verdict(Status.WARN, "Something", "", List.of(), diagnosis, remedy);
    return new Found(check, new Finding(new Subject(Kind.VM, "id-" + vm, vm), verdict));
  }

  private static Run run(Found... all) {
    var checks = new ArrayList<CheckRun>();
    for (var name : List.of("installed", "prerequisites")) {
      var check =
          name.equals("installed") ? new NgtInstalledCheck() : new NgtInstallPrerequisitesCheck();
      var findings =
          List.of(all).stream()
              .filter(one -> one.check().equals(name))
              .map(Found::finding)
              .toList();
      if (!findings.isEmpty()) {
        var described =
            described("ngt_" + name.replace("prerequisites", "install_prerequisites") + "_check")
                .withDiagnoses(check.diagnoses());
        checks.add(CheckRun.of(described, findings, Duration.ZERO));
      }
    }
    var cluster = new ClusterRun(Cluster.named("tokyo"), 9, 9, List.of(), List.of(), checks);
    return SampleRuns.small().withClusters(List.of(cluster));
  }

  private static CheckDescription described(String id) {
    return CheckDescription.named("ngt_checks", id);
  }
}
