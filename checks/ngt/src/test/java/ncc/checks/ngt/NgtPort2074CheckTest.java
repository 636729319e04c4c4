package ncc.checks.ngt;

import static ncc.testkit.VerdictAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Durations;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.probe.ClientAuthentication;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.ServerCertificate;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;
import ncc.spi.probe.Try;
import ncc.testkit.CheckContract;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.ScriptedNetwork;
import ncc.testkit.VerdictAssert;
import ncc.testkit.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NgtPort2074CheckTest implements CheckContract {
  private static final ClusterFixture CLUSTER = ClusterFixture.healthy();
  private static final String VIP = "VIP 192.0.2.50:2074";
  private static final String DSIP = "DSIP 192.0.2.51:2074";
  private static final String CVM = "CVM 192.0.2.61:2074";

  private final NgtPort2074Check check = new NgtPort2074Check();

  @Override
  public Check check() {
    return check;
  }

  @Test
  void asksVipDataServicesIpAndEveryCvm() {
    assertThat(Verdicts.all(check, CLUSTER, ScriptedNetwork.silent()).keySet())
        .containsExactly(VIP, DSIP, CVM, "CVM 192.0.2.62:2074");
  }

  /// What one address means to agents: they come to the VIP, not to every CVM.
  @Test
  void theSilenceOfEachAddressHasAnImpactOfItsOwn() {
    assertThat(
            check.diagnoses().stream()
                .filter(one -> one.id().endsWith("_silent"))
                .map(Diagnosis::impact))
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void asksAnAddressInSeveralRolesOnce() {
    var cluster = CLUSTER.dsip("192.0.2.61").cvms("192.0.2.61", "192.0.2.50", "192.0.2.61");

    assertThat(check.probes(cluster.inventory()))
        .extracting(TlsProbe::target)
        .extracting(Endpoint::host)
        .containsExactly("192.0.2.50", "192.0.2.61");
    assertThat(Verdicts.all(check, cluster, ScriptedNetwork.silent()).keySet())
        .containsExactly(VIP, CVM);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12074, 65535})
  void asksThePortItWasGiven(int port) {
    var other = new NgtPort2074Check(port, Duration.ofDays(45));

    assertThat(Verdicts.all(other, CLUSTER.cvms(), ScriptedNetwork.silent()).keySet())
        .containsExactly("VIP 192.0.2.50:" + port, "DSIP 192.0.2.51:" + port);
  }

  @Test
  void asksNoAddressThatIsBlank() {
    var inventory = CLUSTER.vip(" ").cvms("").inventory();

    assertThat(check.probes(inventory))
        .extracting(probe -> probe.target().host())
        .containsExactly("192.0.2.51");
  }

  @Test
  void writesAnIpv6AddressInBrackets() {
    var cluster = ClusterFixture.named("osaka-02").vip("2001:db8::50");

    assertThat(Verdicts.all(check, cluster, ScriptedNetwork.silent()).keySet())
        .containsExactly("VIP [2001:db8::50]:2074");
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED,     FAIL, WARN, NGT port does not answer, refused: by script",
    "TIMED_OUT,   FAIL, WARN, NGT port does not answer, timed out: by script",
    "UNREACHABLE, FAIL, WARN, NGT port does not answer, unreachable: by script",
    "UNRESOLVED,  FAIL, WARN, NGT port does not answer, unresolved: by script",
    "RESET,       FAIL, WARN, NGT port does not answer, reset: by script",
    "SILENT,      FAIL, WARN, NGT port does not answer, silent: by script",
    "TLS_REFUSED, FAIL, WARN, NGT port does not answer, tls refused: by script",
    "NO_TLS,      FAIL, WARN, What listens on the NGT port is no TLS server, no tls: by script",
    "CANNOT_ASK,  ERR,  ERR,  This machine could not ask the NGT port, by script"
  })
  void silenceIsWorseAtVipAndCvmThanAtTheDataServicesIp(
      Reason reason, Status status, Status atDsip, String headline, String detail) {
    var network =
        ScriptedNetwork.silent()
            .fails("192.0.2.50", reason)
            .fails("192.0.2.51", reason)
            .fails("192.0.2.61", reason);

    var verdicts = Verdicts.all(check, CLUSTER.cvms("192.0.2.61"), network);

    assertThat(verdicts.get(VIP)).is(status).hasHeadline(headline).hasDetail(detail);
    assertThat(verdicts.get(CVM)).is(status).hasHeadline(headline).hasDetail(detail);
    assertThat(verdicts.get(DSIP)).is(atDsip).hasHeadline(headline).hasDetail(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "45d,          PASS, ''",
    "44d23h59m59s, WARN, NGT server certificate expires in under 45 days",
    "0s,           WARN, NGT server certificate expires in under 45 days",
    "-1s,          FAIL, NGT server certificate has expired"
  })
  void judgesTheServerCertificateByTimeLeft(String left, Status status, String headline) {
    assertAtVip(Durations.parse(left)).is(status).hasHeadline(headline);
  }

  /// Days from which and until when each certificate of the chain holds, the server's own first.
  @ParameterizedTest
  @CsvSource({
    "-1:400 -1:900,  PASS, ''",
    "1:400 -1:900,   FAIL, NGT server certificate is not valid yet",
    "-1:400 1:900,   FAIL, A certificate of the NGT server's chain is not valid yet",
    "-1:400 -9:-1,   FAIL, A certificate of the NGT server's chain has expired",
    "-1:400 -1:900 -9:-1, FAIL, A certificate of the NGT server's chain has expired",
    "-1:9 -9:-1,     FAIL, A certificate of the NGT server's chain has expired",
    "-9:-1 -9:-2,    FAIL, NGT server certificate has expired",
    "-1:400 -9:44,   WARN, A certificate of the NGT server's chain expires in under 45 days",
    "-1:44 -9:9,     WARN, NGT server certificate expires in under 45 days",
  })
  void theWholeChainMustHold(String days, Status status, String headline) {
    assertThat(shown(chain(days), "TLSv1.2")).is(status).hasHeadline(headline);
  }

  @Test
  void ofTheChainItIsToldWhichCertificateItIs() {
    var verdict = shown(chain("-1:400 -9:-1"), "TLSv1.2");

    assertThat(verdict)
        .hasDetail(
            "CN=c1: certificate expired 2026-11-21T06:00:00Z, 1 day ago; CN=c0, TLSv1.2, tls"
                + " answered")
        .hasValue("not_after", "2027-12-27T06:00:00Z");
    assertThat(shown(chain("1:400"), "TLSv1.2"))
        .hasDetail(
            "valid from 2026-11-23T06:00:00Z; a clock may be wrong; CN=c0, TLSv1.2, tls answered");
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1,   -1:400, WARN",
    "TLSv1.1, -1:400, WARN",
    "TLSv1.2, -1:400, PASS",
    "TLSv1.3, -1:400, PASS",
    "TLSv1.1, -9:-1,  FAIL"
  })
  void anOldVersionOfTlsIsAWarningOfItsOwn(String protocol, String days, Status status) {
    assertThat(shown(chain(days), protocol)).is(status).hasValue("answered", "true");
  }

  @Test
  void whatThisMachineCannotAskIsNoFaultOfThePort() {
    var network = ScriptedNetwork.silent().fails("192.0.2.50", Reason.CANNOT_ASK);

    var verdict = Objects.requireNonNull(Verdicts.all(check, CLUSTER, network).get(VIP));

    assertThat(verdict.texts()).doesNotContainKey("answered");
  }

  private Verdict shown(List<ServerCertificate> chain, String protocol) {
    var answer =
        new TlsAnswer("192.0.2.50", protocol, "TLS_X", chain, ClientAuthentication.NOT_ASKED);
    var inventory = CLUSTER.inventory();
    return check.judge(
        check.probes(inventory).getFirst(),
        new ProbeResult.Answered<>(answer, Duration.ZERO),
        new CheckContext(inventory, SampleRuns.NOW));
  }

  private static List<ServerCertificate> chain(String days) {
    var chain = new ArrayList<ServerCertificate>();
    for (String one : days.split(" ", -1)) {
      var span = one.split(":", -1);
      chain.add(
          new ServerCertificate(
              "CN=c" + chain.size(),
              "CN=ca",
              List.of(),
              SampleRuns.NOW.plus(Duration.ofDays(Long.parseLong(span[0]))),
              SampleRuns.NOW.plus(Duration.ofDays(Long.parseLong(span[1]))),
              "RSA 2048",
              "ab".repeat(32)));
    }
    return chain;
  }

  @Test
  void saysWhenTheServerCertificateExpires() {
    assertAtVip(Duration.ofDays(10))
        .hasDetail(
            "certificate expires 2026-12-02T06:00:00Z, in 10 days; CN=192.0.2.50, TLSv1.3, tls"
                + " answered");
    assertAtVip(Duration.ofDays(-10))
        .hasDetail(
            "certificate expired 2026-11-12T06:00:00Z, 10 days ago; CN=192.0.2.50, TLSv1.3, tls"
                + " answered");
  }

  @Test
  void keepsWhatItMeasuredForMetrics() {
    assertAtVip(Duration.ofDays(400))
        .hasValue("answered", "true")
        .hasValue("took", "0s")
        .hasValue("level", "tls answered")
        .hasValue("protocol", "TLSv1.3")
        .hasValue("subject", "CN=192.0.2.50")
        .hasValue("not_after", "2027-12-27T06:00:00Z");
    assertThat(Verdicts.all(check, CLUSTER, ScriptedNetwork.silent()).get(VIP))
        .hasValue("answered", "false");
  }

  @Test
  void aNameWithADeadAddressIsAWarning() {
    var answered =
        (ProbeResult.Answered<TlsAnswer>)
            ScriptedNetwork.silent()
                .shows("ngt.example", SampleRuns.NOW.plus(Duration.ofDays(400)))
                .ask(new TlsProbe(new Endpoint("ngt.example", 2074)));
    Try<TlsAnswer> dead =
        new Try.Miss<>(
            "192.0.2.9", 1, Optional.empty(), Duration.ZERO, Reason.TIMED_OUT, "no connection");
    var partly = new ProbeResult.Answered<>(answered.answer(), answered.took(), List.of(dead));
    var inventory = CLUSTER.vip("ngt.example").inventory();
    var probe = check.probes(inventory).getFirst();

    assertThat(check.judge(probe, partly, new CheckContext(inventory, SampleRuns.NOW)))
        .is(Status.WARN)
        .hasHeadline("NGT port answers at some of its addresses only")
        .hasDetail("192.0.2.9: no connection");
  }

  @Test
  void aProbeThatWasNotAskedIsSkippedWithItsReason() {
    var network = ScriptedNetwork.silent().unasked("192.0.2.50", "not probed from a capture");

    assertThat(Verdicts.all(check, CLUSTER, network).get(VIP))
        .is(Status.SKIP)
        .hasHeadline("not probed from a capture");
  }

  @Test
  void aClusterWithoutAddressesNeverPasses() {
    var inventory = ClusterFixture.named("osaka-02").inventory();

    assertThat(check.probes(inventory)).isEmpty();
    assertThat(check.unasked(new CheckContext(inventory, SampleRuns.NOW)))
        .is(Status.ERR)
        .hasHeadline("No address of the cluster is known to probe");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65536})
  void refusesAPortThatIsNone(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NgtPort2074Check(port, Duration.ZERO))
        .withMessage("port must be 1 to 65535, but is " + port);
  }

  @Test
  void refusesANegativeThreshold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NgtPort2074Check(2074, Duration.ofDays(-1)))
        .withMessage("certificate_warn must not be negative, but is -1d");
  }

  private VerdictAssert assertAtVip(Duration left) {
    var network = ScriptedNetwork.silent().shows("192.0.2.50", SampleRuns.NOW.plus(left));
    return assertThat(Verdicts.all(check, CLUSTER, network).get(VIP));
  }
}
