package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import ncc.spi.check.Check;
import ncc.spi.check.Durations;
import ncc.spi.check.Status;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.PowerState;
import ncc.testkit.CheckContract;
import ncc.testkit.SampleRuns;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgtClientCertExpiryCheckTest implements CheckContract {
  private final NgtClientCertExpiryCheck check = new NgtClientCertExpiryCheck();

  @Override
  public Check check() {
    return check;
  }

  @ParameterizedTest
  @CsvSource({
    "1000d,       PASS, ''",
    "90d,         PASS, ''",
    "89d23h59m59s, INFO, NGT client certificate expires in under 90 days",
    "45d,         INFO, NGT client certificate expires in under 90 days",
    "44d23h59m59s, WARN, NGT client certificate expires in under 45 days",
    "7d,          WARN, NGT client certificate expires in under 45 days",
    "6d23h59m59s, FAIL, NGT client certificate expires in under 7 days",
    "0s,          FAIL, NGT client certificate expires in under 7 days",
    "-1s,         FAIL, NGT client certificate has expired",
    "-400d,       FAIL, NGT client certificate has expired"
  })
  void judgesByTimeLeft(String left, Status status, String headline) {
    var verdict = Verdicts.of(check, expiringIn(Durations.parse(left)));

    assertThat(verdict).is(status).hasHeadline(headline);
  }

  @Test
  void saysWhenTheCertificateExpiresAndInHowManyWholeDays() {
    var verdict = Verdicts.of(check, expiringIn(Durations.parse("44d23h")));

    assertThat(verdict).hasDetail("certificate expires 2027-01-06T05:00:00Z, in 44 days");
  }

  @Test
  void saysHowLongAgoTheCertificateExpired() {
    var verdict = Verdicts.of(check, expiringIn(Durations.parse("-3d12h")));

    assertThat(verdict).hasDetail("certificate expired 2026-11-18T18:00:00Z, 3 days ago");
  }

  @Test
  void keepsTheExpiryOfAHealthyCertificateForMetrics() {
    var verdict = Verdicts.of(check, expiringIn(Duration.ofDays(90)));

    assertThat(verdict).hasValue("not_after", "2027-02-20T06:00:00Z");
  }

  @Test
  void aVmWithoutAnExpiryDateNeverPasses() {
    var vm = VmFixture.healthy("web-01").without(CertificateExpiry.class);

    assertThat(Verdicts.of(check, vm))
        .is(Status.INFO)
        .hasHeadline("NGT client certificate expiry is not reported");
  }

  @Test
  void aVmWithNgtSwitchedOffIsNotJudged() {
    var vm = expiringIn(Duration.ofDays(-1)).enabled(false);

    assertThat(Verdicts.of(check, vm)).is(Status.SKIP).hasHeadline("NGT is not enabled on the VM");
  }

  @Test
  void aPoweredOffVmIsJudgedForItWillBeSwitchedOnAgain() {
    var vm = expiringIn(Duration.ofDays(-1)).power(PowerState.OFF);

    assertThat(Verdicts.of(check, vm)).is(Status.FAIL);
  }

  @ParameterizedTest
  @CsvSource({"PT1H, PASS", "PT59M, INFO", "PT29M, WARN", "PT-1S, FAIL"})
  void judgesByTheThresholdsItWasGiven(Duration left, Status status) {
    var strict =
        new NgtClientCertExpiryCheck(Duration.ofHours(1), Duration.ofMinutes(30), Duration.ZERO);

    assertThat(Verdicts.of(strict, expiringIn(left))).is(status);
  }

  @Test
  void namesAThresholdThatIsNoWholeNumberOfDays() {
    var check =
        new NgtClientCertExpiryCheck(Durations.parse("36h"), Duration.ofDays(1), Duration.ZERO);

    assertThat(Verdicts.of(check, expiringIn(Duration.ofHours(30))))
        .hasHeadline("NGT client certificate expires in under 1d12h");
    assertThat(Verdicts.of(check, expiringIn(Duration.ofHours(3))))
        .hasHeadline("NGT client certificate expires in under 1 day");
  }

  @Test
  void equalThresholdsAreAccepted() {
    var day = Duration.ofDays(1);

    assertThat(Verdicts.of(new NgtClientCertExpiryCheck(day, day, day), expiringIn(day)))
        .is(Status.PASS);
  }

  @ParameterizedTest
  @CsvSource({"1d, 45d, 7d", "90d, 6d, 7d", "90d, 45d, -1s"})
  void refusesThresholdsOutOfOrder(String info, String warn, String fail) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new NgtClientCertExpiryCheck(
                Durations.parse(info), Durations.parse(warn), Durations.parse(fail)))
        .withMessage(
            "expected info >= warn >= fail >= 0s, but info=%s, warn=%s and fail=%s",
            info, warn, fail);
  }

  private static VmFixture expiringIn(Duration left) {
    return VmFixture.healthy("web-01").certificateNotAfter(SampleRuns.NOW.plus(left));
  }
}
