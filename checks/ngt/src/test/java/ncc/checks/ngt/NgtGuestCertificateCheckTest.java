package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Status;
import ncc.spi.inventory.Guest.Certificate;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.GuestFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgtGuestCertificateCheckTest implements CheckContract {
  private final NgtGuestCertificateCheck check = new NgtGuestCertificateCheck();
  private final GuestFixture guest = GuestFixture.healthy("web-01");

  @Override
  public Check check() {
    return check;
  }

  @ParameterizedTest
  @CsvSource({
    "PT2160H,      PASS", "PT2159H59M59S, INFO", "PT1080H, INFO", "PT1079H59M59S, WARN",
    "PT168H,       WARN", "PT167H59M59S,  FAIL", "PT0S,    FAIL", "-PT1S,         FAIL"
  })
  void judgesByTimeLeft(Duration left, Status expected) {
    assertThat(Verdicts.of(check, guest.certificates(in(left)))).is(expected);
  }

  @Test
  void ofSeveralTheOneThatLastsLongestIsJudged() {
    var several = guest.certificates(in(Duration.ofDays(-1)), in(Duration.ofDays(400)));

    assertThat(Verdicts.of(check, several)).is(Status.PASS);
  }

  @Test
  void anAuthoritysCertificateIsNotTheAgents() {
    var now = SampleRuns.NOW;
    var authority = new Certificate("/ca.pem", "CN=ca", "1", now, in(Duration.ofDays(900)), true);

    assertThat(Verdicts.of(check, guest.certificates(List.of(authority))))
        .is(Status.FAIL)
        .hasHeadline("The guest has no NGT client certificate");
  }

  @Test
  void oneThatIsNotValidYetFails() {
    var tomorrow = in(Duration.ofDays(1));
    var early = new Certificate("/c.pem", "CN=web", "1", tomorrow, in(Duration.ofDays(900)), false);

    assertThat(Verdicts.of(check, guest.certificates(List.of(early))))
        .is(Status.FAIL)
        .hasDetail("/c.pem: valid from " + tomorrow + "; the guest's clock may be wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "web-01, 500, PASS",
    "web-01, 499, WARN",
    "web-02, 499, PASS",
  })
  void itMustBeTheOneTheClusterKnowsForTheVmOfThatName(String vm, long days, Status expected) {
    var known = VmFixture.healthy(vm).certificateNotAfter(in(Duration.ofDays(days)));
    var inventory = ClusterFixture.healthy(known).guest(guest).inventory();

    assertThat(check.check(guest.guest(), new CheckContext(inventory, SampleRuns.NOW)))
        .is(expected);
  }

  @Test
  void thresholdsMustDescend() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new NgtGuestCertificateCheck(
                Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(0)));
  }

  private static Instant in(Duration left) {
    return SampleRuns.NOW.plus(left);
  }
}
