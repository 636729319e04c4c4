package ncc.spi.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import org.junit.jupiter.api.Test;

class CheckRunTest {
  private static final CheckDescription CHECK =
      CheckDescription.named("ngt_checks", "expiry_check");

  @Test
  void ofOneStatusWhatEndsFirstComesFirstAndThenTheHeadlineDecides() {
    var soon = ends("Certificate expires in under 7 days", "2026-11-25T00:00:00Z");
    var past = ends("Certificate has expired", "2026-11-01T00:00:00Z");
    var never = Verdict.fail("A certificate is missing", "");
    var mild = Verdict.warn("Certificate is odd", "").with("at", Instant.EPOCH);

    var run =
        CheckRun.of(
            CHECK,
            List.of(
                finding("a", soon), finding("b", never), finding("c", mild), finding("d", past)),
            Duration.ZERO);

    assertThat(run.groups().stream().map(FindingGroup::headline))
        .containsExactly(
            "Certificate has expired",
            "Certificate expires in under 7 days",
            "A certificate is missing",
            "Certificate is odd");
  }

  private static Verdict ends(String headline, String notAfter) {
    return Verdict.fail(headline, "").with("not_after", Instant.parse(notAfter));
  }

  private static Finding finding(String vm, Verdict verdict) {
    return new Finding(new Subject(Kind.VM, vm, vm), verdict);
  }
}
