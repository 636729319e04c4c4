package ncc.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.inventory.Kind;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.report.ReportOptions.Layout;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.testkit.ReportContract;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class CausesReportTest implements ReportContract {
  private static final Diagnosis EXPIRED =
      Diagnosis.fail("expired", "Certificate has expired", "")
          .cause("Age", "Clock")
          .impact("No snapshots")
          .remedy(Remedy.of("renew", "Renew it", Route.CVM, "renew {vm_uuid}"))
          .explains("link_check");
  private static final Diagnosis DOWN = Diagnosis.warn("down", "Link is down", "");
  private static final Diagnosis ODD = Diagnosis.info("odd", "Odd", "");

  @Override
  public ReportFormat report() {
    return new CausesReport();
  }

  @Test
  void aCauseStandsOnceWithWhatFollowsFromIt() throws IOException {
    var run =
        run(
            check("cert_check", EXPIRED, found("a", EXPIRED), found("b", EXPIRED)),
            check("link_check", DOWN, found("a", DOWN), found("b", DOWN), found("c", DOWN)),
            check("odd_check", ODD, found("c", ODD)));

    assertThat(rendered(run))
        .isEqualTo(
            """
            Cluster tokyo-01: 2 causes behind 5 findings

            1. FAIL Certificate has expired
               cert_check.expired
               2 VMs: a, b
               Explains: 2 findings of link_check
               Likely: Age; or: Clock
               Impact: No snapshots
               Resolution: Renew it, on a CVM: renew <vm_uuid>

            2. WARN Link is down
               link_check.down
               1 VM: c

            Beside them 1 thing worth knowing (INFO).

            """);
  }

  /// A mild root does not hide what is bad.
  @Test
  void aCauseThatIsWorthKnowingOnlyIsToldWhereWorseFollowsFromIt() throws IOException {
    var mild = ODD.explains("link_check");

    assertThat(
            rendered(
                run(
                    check("odd_check", mild, found("a", mild)),
                    check("link_check", DOWN, found("a", DOWN)))))
        .startsWith(
            """
            Cluster tokyo-01: 1 cause behind 2 findings

            1. INFO Odd
               odd_check.odd
               1 VM: a
               Explains: 1 finding of link_check
            """);
  }

  @Test
  void whereNothingExplainsAnythingThatIsSaid() throws IOException {
    assertThat(
            rendered(
                run(
                    check("cert_check", EXPIRED, found("a", EXPIRED)),
                    check("link_check", DOWN, found("b", DOWN)))))
        .contains("2 causes behind 2 findings\nNo common cause found.\n");
    assertThat(rendered(run(check("cert_check", EXPIRED, found("a", EXPIRED)))))
        .doesNotContain("No common cause");
  }

  @Test
  void ofManySubjectsSomeAreNamed() throws IOException {
    var many = Stream.of("a", "b", "c", "d", "e", "f", "g").map(vm -> found(vm, DOWN));

    assertThat(rendered(run(check("link_check", DOWN, many.toArray(Finding[]::new)))))
        .contains("   7 VMs: a, b, c, d, e and 2 more\n");
  }

  @Test
  void aHealthyClusterAndAnIncompleteOneSaySo() throws IOException {
    assertThat(rendered(run(check("link_check", DOWN, found("a", ODD)))))
        .contains("Cluster tokyo-01: nothing is unhealthy\n");
    assertThat(rendered(SampleRuns.troubled()))
        .contains("The facts are incomplete: causes may be missing.\n");
    assertThat(rendered(run())).isEqualTo("There was no cluster to check.\n");
  }

  private static String rendered(Run run) throws IOException {
    var out = new StringBuilder();
    new CausesReport()
        .render(
            run, new ReportOptions(Layout.COMMAND, false, Locale.ENGLISH, Optional.empty()), out);
    return out.toString();
  }

  private static Finding found(String vm, Diagnosis diagnosis) {
    return new Finding(
        new Subject(Kind.VM, "id-" + vm, vm),
        diagnosis.remedies().stream()
            .findFirst()
            .map(remedy -> diagnosis.verdict().withRemedy(remedy.id()))
            .orElseGet(diagnosis::verdict));
  }

  private static CheckRun check(String id, Diagnosis diagnosis, Finding... findings) {
    var like = SampleRuns.small().clusters().getFirst().checks().getFirst().check();
    var check =
        new CheckDescription(
                id,
                like.module(),
                id,
                like.description(),
                like.causes(),
                like.resolutions(),
                like.impact(),
                like.categories(),
                like.interval(),
                like.kb(),
                like.number(),
                Optional.empty(),
                like.needs(),
                like.uses(),
                List.of(),
                List.of())
            .withDiagnoses(List.of(diagnosis));
    return CheckRun.of(check, List.of(findings), Duration.ZERO);
  }

  private static Run run(CheckRun... checks) {
    var like = SampleRuns.small();
    var cluster = like.clusters().getFirst();
    var clusters =
        checks.length == 0
            ? List.<ClusterRun>of()
            : List.of(
                new ClusterRun(
                    cluster.cluster(), 9, 9, cluster.parts(), List.of(), List.of(checks)));
    return new Run(
        like.id(),
        like.version(),
        like.command(),
        like.startedAt(),
        like.now(),
        like.took(),
        false,
        clusters,
        List.of());
  }
}
