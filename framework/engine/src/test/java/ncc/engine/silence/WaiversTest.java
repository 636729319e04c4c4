package ncc.engine.silence;

import static ncc.engine.silence.Samples.hour;
import static ncc.engine.silence.Samples.scope;
import static ncc.engine.silence.Samples.silence;
import static ncc.engine.silence.Samples.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiversTest {
  private static final ClusterRun RUN =
      new ClusterRun(
          Cluster.named("tokyo-01"),
          5,
          5,
          List.of(),
          List.of(),
          List.of(
              CheckRun.of(
                  Samples.check(),
                  List.of(
                      new Finding(vm("db-1"), Verdict.fail("Expired", "")),
                      new Finding(vm("db-2"), Verdict.info("Expires")),
                      new Finding(vm("db-3"), Verdict.pass()),
                      new Finding(vm("db-4"), Verdict.err("Lost", "")),
                      new Finding(vm("web-1"), Verdict.warn("Expires", ""))),
                  Duration.ZERO)));

  private static List<Caveat> noted(Silence silence, int hour) {
    return Waivers.noted(RUN, new Silences(List.of(silence)), hour(hour)).caveats();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', 3 findings",
    "tokyo-*, A600103, db-*, 2 findings",
    "'', cert_check, web-1, 1 finding"
  })
  void saysUntilWhenByWhomAndWhyAndHowManyFindings(
      String cluster, String check, String vm, String findings) {
    assertThat(noted(silence(scope(cluster, check, vm), Optional.of(24), true), 1))
        .containsExactly(
            Caveat.note(
                "waiver s1",
                "waived until 2026-03-02T00:00:00Z by ann: being replaced; " + findings));
  }

  @ParameterizedTest
  @CsvSource({"osaka-*, '', ''", "'', other_check, ''", "'', '', db-3", "'', '', db-4"})
  void whatItIsNotAboutIsNotNoted(String cluster, String check, String vm) {
    assertThat(noted(silence(scope(cluster, check, vm), Optional.of(24), true), 1)).isEmpty();
  }

  @Test
  void oneThatIsOverIsNotNoted() {
    assertThat(noted(silence(scope("", "", ""), Optional.of(24), true), 24)).isEmpty();
  }

  @Test
  void aMereSilenceIsNotNoted() {
    assertThat(noted(silence(scope("", "", ""), Optional.of(24), false), 1)).isEmpty();
  }

  @Test
  void aWaiverMakesNothingBetter() {
    var waiver = silence(scope("", "", ""), Optional.of(24), true);

    var noted = Waivers.noted(RUN, new Silences(List.of(waiver)), hour(1));

    assertThat(noted.status()).isEqualTo(RUN.status());
    assertThat(noted.checks()).isEqualTo(RUN.checks());
    assertThat(noted.isComplete()).isTrue();
  }
}
