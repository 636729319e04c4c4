package ncc.server.page.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Verdict;
import ncc.spi.run.CheckDescription;
import ncc.store.history.CurrentFinding;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class SubjectCausesTest {
  private static final CheckDescription CERTIFICATES =
      SampleRuns.small().clusters().getFirst().checks().getFirst().check();
  private static final CheckDescription VERSIONS =
      SampleRuns.small().clusters().getFirst().checks().get(1).check();
  private static final Diagnosis EXPIRED =
      Diagnosis.fail("expired", "Expired", "").explains(VERSIONS.id());
  private static final Diagnosis OLD = Diagnosis.warn("old", "Old", "");

  @Test
  void aFindingFollowsFromWhatExplainsItOnItsClusterAlone() {
    var expired = found(CERTIFICATES, "tokyo", EXPIRED.verdict());
    var old = found(VERSIONS, "tokyo", OLD.verdict());
    var elsewhere = found(VERSIONS, "osaka", OLD.verdict());

    var causes = causes(expired, old, elsewhere);

    assertThat(causes.of(old)).contains(CERTIFICATES.id() + ".expired");
    assertThat(causes.of(expired)).isEmpty();
    assertThat(causes.of(elsewhere)).isEmpty();
  }

  @Test
  void nothingFollowsFromWhatIsHealthyOrNotListed() {
    var pass = found(CERTIFICATES, "tokyo", Verdict.pass());
    var plain = found(CERTIFICATES, "tokyo", Verdict.fail("Expired", ""));
    var old = found(VERSIONS, "tokyo", OLD.verdict());

    assertThat(causes(pass, old).of(old)).isEmpty();
    assertThat(causes(plain, old).of(old)).isEmpty();
  }

  private static SubjectCauses causes(CurrentFinding... now) {
    return new SubjectCauses(
        List.of(now),
        List.of(
            CERTIFICATES.withDiagnoses(List.of(EXPIRED)), VERSIONS.withDiagnoses(List.of(OLD))));
  }

  private static CurrentFinding found(CheckDescription check, String cluster, Verdict verdict) {
    return new CurrentFinding(check.id(), cluster, verdict, Instant.EPOCH);
  }
}
