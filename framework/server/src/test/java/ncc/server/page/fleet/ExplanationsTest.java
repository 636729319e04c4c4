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

class ExplanationsTest {
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

    var explanations = explanations(expired, old, elsewhere);

    assertThat(explanations.of(old)).contains(CERTIFICATES.id() + ".expired");
    assertThat(explanations.of(expired)).isEmpty();
    assertThat(explanations.of(elsewhere)).isEmpty();
  }

  @Test
  void nothingFollowsFromWhatIsHealthyOrNotListed() {
    var pass = found(CERTIFICATES, "tokyo", Verdict.pass());
    var plain = found(CERTIFICATES, "tokyo", Verdict.fail("Expired", ""));
    var old = found(VERSIONS, "tokyo", OLD.verdict());

    assertThat(explanations(pass, old).of(old)).isEmpty();
    assertThat(explanations(plain, old).of(old)).isEmpty();
  }

  private static Explanations explanations(CurrentFinding... now) {
    return new Explanations(
        List.of(now),
        List.of(
            CERTIFICATES.withDiagnoses(List.of(EXPIRED)), VERSIONS.withDiagnoses(List.of(OLD))));
  }

  private static CurrentFinding found(CheckDescription check, String cluster, Verdict verdict) {
    return new CurrentFinding(check.id(), cluster, verdict, Instant.EPOCH);
  }
}
