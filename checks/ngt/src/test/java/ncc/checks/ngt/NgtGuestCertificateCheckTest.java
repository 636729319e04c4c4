package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.Guest.Certificate;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.GuestFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.Verdicts;
import ncc.testkit.VmFixture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NgtGuestCertificateCheckTest implements CheckContract {
  private final NgtGuestCertificateCheck check = new NgtGuestCertificateCheck();
  private final GuestFixture guest = GuestFixture.healthy("web-01");
  private static final VmFixture VM = VmFixture.healthy("web-01");
  private static final Reading<UUID> UNSEEN = new Unseen<>("run as root");

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
    assertThat(judged(guest.certificates(in(left)), VM.certificateNotAfter(in(left)))).is(expected);
  }

  @Test
  void ofSeveralTheOneThatLastsLongestIsJudged() {
    var several = guest.certificates(in(Duration.ofDays(-1)), in(Duration.ofDays(400)));

    assertThat(judged(several, VM.certificateNotAfter(in(Duration.ofDays(400))))).is(Status.PASS);
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
  @CsvSource({"500, PASS", "499, WARN"})
  void itMustBeTheOneTheClusterKnows(long days, Status expected) {
    var known = VM.certificateNotAfter(in(Duration.ofDays(days)));

    assertThat(judged(guest, known)).is(expected);
    assertThat(judged(guest.uuids(UNSEEN, UNSEEN), known)).is(expected);
    assertThat(judged(guest, known.renamed("other"), known)).is(expected);
  }

  /// Its host name is another, as host names often are.
  @ParameterizedTest
  @CsvSource({"500, PASS", "499, WARN"})
  void theVmIsKnownByItsUuidsWhateverItIsCalled(long days, Status expected) {
    var known = VmFixture.healthy("vm-7").certificateNotAfter(in(Duration.ofDays(days)));
    var alias = UUID.fromString("cccccccc-0000-4000-8000-000000000003");
    var decoy = VmFixture.healthy("web-01").certificateNotAfter(in(Duration.ofDays(77)));

    assertThat(judged(guest.uuids(new Seen<>(known.uuid()), UNSEEN), known, decoy)).is(expected);
    assertThat(judged(guest.uuids(new Seen<>(alias), UNSEEN), known.alias(alias), decoy))
        .is(expected);
    assertThat(judged(guest.uuids(UNSEEN, new Seen<>(alias)), known.alias(alias), decoy))
        .is(expected);
  }

  @Test
  void aCloneThatCarriesTheNgtOfItsOriginalIsTheVmItRunsIn() {
    var ngt = UUID.fromString("cccccccc-0000-4000-8000-000000000003");
    var original = VmFixture.healthy("template").alias(ngt);
    var clone = VM.certificateNotAfter(in(Duration.ofDays(900)));

    assertThat(judged(guest.uuids(new Seen<>(clone.uuid()), new Seen<>(ngt)), original, clone))
        .is(Status.WARN)
        .hasHeadline("The cluster knows another client certificate than the guest has");
  }

  @ParameterizedTest
  @MethodSource("uncomparable")
  void whereNothingCouldBeComparedThatIsTold(
      GuestFixture guest, ClusterFixture cluster, String why) {
    var inventory = cluster.guest(guest).inventory();

    assertThat(check.check(guest.guest(), new CheckContext(inventory, SampleRuns.NOW)))
        .is(Status.INFO)
        .hasHeadline("The guest's certificate was not compared with the one that the cluster knows")
        .hasDetail(
            "/usr/local/nutanix/config/client.crt: certificate expires 2028-04-05T06:00:00Z, in 500"
                + " days; not compared with the cluster's: "
                + why);
  }

  static Stream<Arguments> uncomparable() {
    var guest = GuestFixture.healthy("web-01");
    var unknown = guest.uuids(UNSEEN, UNSEEN);
    var uuids = "the guest's UUID (firmware: run as root; ngt_uuid: run as root)";
    var other = VmFixture.healthy("db-01");
    var elsewhere = guest.uuids(new Seen<>(new UUID(1, 2)), UNSEEN);
    return Stream.of(
        Arguments.of(
            guest, ClusterFixture.healthy(), "no source of this run lists the VMs of its cluster"),
        Arguments.of(
            unknown, ClusterFixture.healthy(other), "no VM is called 'web-01' or has " + uuids),
        Arguments.of(
            elsewhere,
            ClusterFixture.healthy(VM),
            "the VM that is called 'web-01' has not the guest's UUID (firmware:"
                + " 00000000-0000-0001-0000-000000000002; ngt_uuid: run as root)"),
        Arguments.of(
            guest,
            ClusterFixture.healthy(VM.withoutNgt()),
            "the VM 'web-01' is not registered with NGT"),
        Arguments.of(
            guest,
            ClusterFixture.healthy(VM.without(CertificateExpiry.class)),
            "no source tells when the certificate of the VM 'web-01' expires"),
        Arguments.of(
            guest,
            ClusterFixture.healthy(VM.without(CertificateExpiry.class))
                .lost(CertificateExpiry.class),
            "testkit:1: the file is damaged"));
  }

  @ParameterizedTest
  @CsvSource({"89, INFO", "44, WARN", "6, FAIL"})
  void whatIsDueIsToldWhetherOrNotItCouldBeCompared(long days, Status expected) {
    var due = guest.certificates(in(Duration.ofDays(days)));

    assertThat(judged(due)).is(expected);
    Assertions.assertThat(judged(due).renderedDetail())
        .endsWith(
            "not compared with the cluster's: no source of this run lists the VMs of its cluster");
  }

  @Test
  void oneThatExpiresAtOnceIsNotMadeBetterByAnother() {
    assertThat(judged(guest.certificates(in(Duration.ofDays(6))), VM)).is(Status.FAIL);
    assertThat(judged(guest.certificates(in(Duration.ofDays(7))), VM)).is(Status.WARN);
  }

  private Verdict judged(GuestFixture guest, VmFixture... vms) {
    var inventory = ClusterFixture.healthy(vms).guest(guest).inventory();
    return check.check(guest.guest(), new CheckContext(inventory, SampleRuns.NOW));
  }

  @Test
  void thresholdsMayBeTheSame() {
    var same = new NgtGuestCertificateCheck(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    assertThat(Verdicts.of(same, guest.certificates(in(Duration.ofSeconds(1))))).is(Status.INFO);
    assertThat(Verdicts.of(same, guest.certificates(in(Duration.ofSeconds(-1))))).is(Status.FAIL);
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
