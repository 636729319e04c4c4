package ncc.checks.ngt;

import java.time.Duration;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
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
    causes =
        "NGT Client certificates have definite expiry period of 1000 days based on ISO standards.",
    resolutions = {
      "NGT Client certificates need to be regenerated on the guest VMs. Refer to KB 10075 for"
          + " further details",
      "AOS 5.19.1 and NGT 2.1.1 or later, on a CVM: nutanix_guest_tools_cli refresh_vm_tools_entity"
          + " vm_uuids=<vm_uuid>[,<vm_uuid>]",
      "Before those versions, on a CVM, for each VM: nutanix_guest_tools_cli delete_vm_tools_entity"
          + " <vm_uuid> && nutanix_guest_tools_cli create_vm_tools_entity <vm_uuid> &&"
          + " nutanix_guest_tools_cli mount_guest_tools <vm_uuid>",
      "Then restart the agent in the guest; Windows: Restart-Service \"Nutanix Guest Tools Agent\";"
          + " Linux: sudo systemctl restart ngt_guest_agent.service"
    },
    impact =
        "Once its certificate has expired an agent cannot reach the cluster:"
            + " application-consistent snapshots, self-service restore and guest power commands of"
            + " the VM stop working.",
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

  private static final Verdict NOT_REPORTED =
      Verdict.info(
              "NGT client certificate expiry is not reported",
              "the agent never reported, or the VM has no certificate of its own yet")
          .with(Verdict.REPORTED, false);

  public NgtClientCertExpiryCheck() {
    this(Duration.ofDays(90), Duration.ofDays(45), Duration.ofDays(7));
  }

  public NgtClientCertExpiryCheck {
    if (info.compareTo(warn) < 0 || warn.compareTo(fail) < 0 || fail.isNegative()) {
      throw new IllegalArgumentException(
          "expected info >= warn >= fail >= 0s, but info=%s, warn=%s and fail=%s"
              .formatted(Durations.text(info), Durations.text(warn), Durations.text(fail)));
    }
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm)
        .or(() ->
            vm.get(CertificateExpiry.class)
                .map(CertificateExpiry::notAfter)
                .map(notAfter -> judge(Expiry.of(notAfter, context))))
        .orElse(NOT_REPORTED);
  }

  private Verdict judge(Expiry expiry) {
    if (expiry.isPast()) {
      return expiry.fill(Verdict.fail("NGT client certificate has expired", Expiry.PAST));
    }
    if (expiry.isUnder(fail)) {
      return expiry.fill(Verdict.fail(headline(fail), Expiry.AHEAD));
    }
    if (expiry.isUnder(warn)) {
      return expiry.fill(Verdict.warn(headline(warn), Expiry.AHEAD));
    }
    if (expiry.isUnder(info)) {
      return expiry.fill(Verdict.info(headline(info), Expiry.AHEAD));
    }
    return Verdict.pass().with("not_after", expiry.notAfter());
  }

  private static String headline(Duration threshold) {
    return "NGT client certificate expires in under " + Expiry.words(threshold);
  }
}
