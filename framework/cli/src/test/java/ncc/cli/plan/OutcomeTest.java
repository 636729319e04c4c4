package ncc.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import ncc.json.PlanJson.Planned;
import ncc.json.PlanJson.Written;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
  private static final String KEY = SampleRuns.small().clusters().getFirst().cluster().key();
  private static final String CHECK = "ngt_client_cert_expiry_check";

  @ParameterizedTest
  @CsvSource({
    "WARN, PASS, MENDED, 0",
    "WARN, INFO, NOT_YET, 1",
    "WARN, WARN, NOT_YET, 1",
    "WARN, FAIL, WORSE, 2",
    "FAIL, WARN, NOT_YET, 1",
    "FAIL, FAIL, NOT_YET, 1",
    "INFO, INFO, NOT_YET, 1",
    "INFO, WARN, WORSE, 2",
    "WARN, SKIP, UNKNOWN, 3",
    "WARN, ERR, UNKNOWN, 3"
  })
  void isToldByWhatIsSaidNow(Status was, Status now, Outcome.State state, int code) {
    var outcome = Outcome.of(plan(planned(was, "web-01")), run("web-01", now));

    assertThat(outcome.lines()).extracting(Outcome.Line::state).containsExactly(state);
    assertThat(outcome.isMended() ? 0 : outcome.exitCode()).isEqualTo(code);
  }

  @Test
  void ofOneThatIsGoneItIsUnknown() {
    var outcome = Outcome.of(plan(planned(Status.WARN, "gone")), run("web-01", Status.PASS));

    assertThat(outcome.text())
        .isEqualTo(
            "unknown  gone  ngt_client_cert_expiry_check.expired  nothing is said of it any"
                + " more\n1 unknown\n");
  }

  @Test
  void nothingToMendIsMended() {
    var outcome = Outcome.of(plan(), run("web-01", Status.FAIL));

    assertThat(outcome.isMended()).isTrue();
    assertThat(outcome.text()).isEqualTo("nothing was to be mended\n");
  }

  @Test
  void aPlanThatCouldNotBeMadeForWantOfFactsIsNotMended() {
    var outcome = Outcome.of(new Written(List.of(), 4), run("web-01", Status.PASS));

    assertThat(outcome.isMended()).isFalse();
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.text())
        .isEqualTo(
            "nothing was to be mended; not looked at: 4 findings that the plan could not tell\n");
  }

  /// The facts of the sample are an hour older than the run.
  @ParameterizedTest
  @CsvSource({
    "VM, PT-61M, MENDED",
    "VM, PT-60M, MENDED",
    "VM, PT-59M, UNKNOWN",
    "VM, PT0S, UNKNOWN",
    "GUEST, PT0S, UNKNOWN",
    "CLUSTER, PT0S, UNKNOWN",
    "ENDPOINT, PT0S, MENDED",
  })
  void factsFromBeforeThePlanSayNothingOfIt(String kind, Duration made, Outcome.State state) {
    var subject = new Subject(Kind.of(kind), "id-web-01", "web-01");
    var planned =
        new Planned(
            KEY,
            new Plan.Item(subject, CHECK + ".expired", Status.WARN),
            SampleRuns.NOW.plus(made));

    assertThat(Outcome.of(plan(planned), run(subject, Status.PASS)).lines())
        .extracting(Outcome.Line::state)
        .containsExactly(state);
  }

  private static Written plan(Planned... planned) {
    return new Written(List.of(planned), 0);
  }

  private static Planned planned(Status status, String vm) {
    var before = SampleRuns.NOW.minus(Duration.ofDays(1));
    return new Planned(KEY, new Plan.Item(subject(vm), CHECK + ".expired", status), before);
  }

  private static Subject subject(String vm) {
    return new Subject(Kind.VM, "id-" + vm, vm);
  }

  private static Run run(String vm, Status status) {
    return run(subject(vm), status);
  }

  private static Run run(Subject subject, Status status) {
    var small = SampleRuns.small();
    var cluster = small.clusters().getFirst();
    var check = cluster.checks().getFirst().check();
    var headline = status == Status.PASS ? "" : "Said";
    var verdict = new Verdict(status, headline, "", List.of());
    return small.withClusters(
        List.of(
            new ClusterRun(
                cluster.cluster(),
                1,
                1,
                cluster.parts(),
                List.of(),
                List.of(
                    CheckRun.of(
                        check.withDiagnoses(List.of()),
                        List.of(new Finding(subject, verdict)),
                        Duration.ZERO)))));
  }
}
