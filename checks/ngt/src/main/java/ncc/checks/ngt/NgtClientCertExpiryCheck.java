package ncc.checks.ngt;

import java.time.Duration;
import java.util.List;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Durations;
import ncc.spi.check.Param;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.Vm;

/// Does the client certificate of each guest agent last long enough? Thresholds as the guide has
/// them ("NGT のクライアント証明書の確認", note 19): each is strict, so exactly 90 days left is healthy.
@CheckInfo(
    id = "ngt_client_cert_expiry_check",
    module = "ngt_checks",
    title = "NGT client certs expiring",
    description = "NGT: Client certificates present on the guest VMs will expire soon",
    resolutions =
        "NGT Client certificates need to be regenerated on the guest VMs. Refer to KB 10075 for"
            + " further details",
    categories = {"NGT", "Certificate"},
    interval = "5m",
    kb = 10075,
    number = 600103,
    alert = "A600103",
    alertTitle = "NGT client certificates expiring",
    needs = CertificateExpiry.class,
    uses = NgtEnabled.class,
    metrics =
        @CheckInfo.Metric(
            value = "not_after",
            name = "ncc_ngt_client_certificate_not_after_timestamp_seconds",
            help = "When the NGT client certificate of the guest VM expires, in Unix time."))
public record NgtClientCertExpiryCheck(
    @Param("INFO when less than this is left") Duration info,
    @Param("WARN when less than this is left") Duration warn,
    @Param("FAIL when less than this is left") Duration fail)
    implements VmCheck {

  private static final String CAUSE =
      "NGT Client certificates have definite expiry period of 1000 days based on ISO standards.";
  private static final String UNDER = "NGT client certificate expires in under ";

  private static final Diagnosis EXPIRED =
      Diagnosis.fail("expired", "NGT client certificate has expired", Expiry.PAST)
          .cause(CAUSE)
          .impact("At the latest when the agent connects again: " + NgtFeatures.ALL)
          .remedy(Renewal.ALL)
          .explains(
              "ngt_comm_link_check",
              "ngt_serial_link_check",
              "app_consistent_snapshot_check.agent_silent",
              "self_service_restore_check.agent_silent");
  private static final Diagnosis EXPIRES_NOW =
      soon(Diagnosis.fail("under_fail", UNDER + "{fail}", Expiry.AHEAD));
  private static final Diagnosis EXPIRES_SOON =
      soon(Diagnosis.warn("under_warn", UNDER + "{warn}", Expiry.AHEAD));
  private static final Diagnosis EXPIRES_LATER =
      soon(Diagnosis.info("under_info", UNDER + "{info}", Expiry.AHEAD));
  private static final Diagnosis NOT_REPORTED =
      Diagnosis.info(
              "not_reported",
              "NGT client certificate expiry is not reported",
              "the agent never reported, or the VM has no certificate of its own yet")
          .cause("The agent never reported, or the VM is a clone whose agent was not restarted")
          .impact("When the certificate expires is not known")
          .remedy(Agent.FROM_ITS_IMAGE)
          .remedy(Agent.RESTART);
  private static final Verdict SAYS_NOTHING = NOT_REPORTED.verdict().with(Verdict.REPORTED, false);

  public NgtClientCertExpiryCheck() {
    this(Duration.ofDays(90), Duration.ofDays(45), Duration.ofDays(7));
  }

  public NgtClientCertExpiryCheck {
    if (info.compareTo(warn) < 0 || warn.compareTo(fail) < 0 || fail.isNegative()) {
      throw new IllegalArgumentException(
          "expected info >= warn >= fail >= 0s, but info=%s, warn=%s and fail=%s"
              .formatted(Durations.exact(info), Durations.exact(warn), Durations.exact(fail)));
    }
  }

  private static Diagnosis soon(Diagnosis one) {
    return one.cause(CAUSE).impact("Once it has expired: " + NgtFeatures.ALL).remedy(Renewal.ALL);
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(EXPIRED, EXPIRES_NOW, EXPIRES_SOON, EXPIRES_LATER, NOT_REPORTED);
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm)
        .or(() ->
            vm.get(CertificateExpiry.class)
                .map(CertificateExpiry::notAfter)
                .map(notAfter -> judge(Expiry.of(notAfter, context))))
        .orElse(SAYS_NOTHING);
  }

  private Verdict judge(Expiry expiry) {
    if (expiry.isPast()) {
      return expiry.fill(EXPIRED.verdict());
    }
    if (expiry.isUnder(fail)) {
      return expiry.fill(EXPIRES_NOW.verdict("fail", Expiry.words(fail)));
    }
    if (expiry.isUnder(warn)) {
      return expiry.fill(EXPIRES_SOON.verdict("warn", Expiry.words(warn)));
    }
    if (expiry.isUnder(info)) {
      return expiry.fill(EXPIRES_LATER.verdict("info", Expiry.words(info)));
    }
    return Verdict.pass().with("not_after", expiry.notAfter());
  }
}
