package ncc.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import ncc.notify.Samples;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.spi.check.Diagnosis;
import ncc.spi.run.CheckDescription;
import org.junit.jupiter.api.Test;

class GuidanceTest {
  private static final CheckDescription PLAIN = Samples.raised("web-01").check();
  private static final CheckDescription CHECK =
      PLAIN.withDiagnoses(
          List.of(
              Diagnosis.fail("expired", "Expired", "").cause("age", "clock").impact("no snapshots"),
              Diagnosis.fail("soon", "Soon", "").cause("age").impact("no snapshots"),
              Diagnosis.info("odd", "Odd", "")));

  @Test
  void ofAlertsWithoutDiagnosisIsWhatTheCheckSaysOfAll() {
    var guidance = Guidance.of(CHECK, List.of(alert("a", "", ""), alert("b", "unlisted", "x")));

    assertThat(guidance)
        .isEqualTo(new Guidance(PLAIN.impact(), PLAIN.causes(), PLAIN.resolutions()));
  }

  @Test
  void ofSeveralDiagnosesSaysEachThingOnce() {
    var guidance =
        Guidance.of(
            CHECK,
            List.of(
                alert("a", "expired", "renew a"),
                alert("b", "soon", "renew b"),
                alert("c", "soon", "renew b"),
                alert("d", "odd", "")));

    assertThat(guidance)
        .isEqualTo(
            new Guidance("no snapshots", List.of("age", "clock"), List.of("renew a", "renew b")));
  }

  @Test
  void manyRemediesAreCutAndThatIsSaid() {
    var alerts =
        IntStream.range(0, 11).mapToObj(i -> alert("vm" + i, "soon", "renew " + i)).toList();

    assertThat(Guidance.of(CHECK, alerts).resolutions())
        .hasSize(11)
        .startsWith("renew 0")
        .endsWith("renew 9", "and likewise for the others");
    assertThat(Guidance.of(CHECK, alerts.subList(0, 10)).resolutions())
        .hasSize(10)
        .endsWith("renew 9");
  }

  private static Alert alert(String vm, String diagnosis, String remedy) {
    return Samples.advised(Samples.open(vm, Severity.WARNING), diagnosis, remedy);
  }
}
