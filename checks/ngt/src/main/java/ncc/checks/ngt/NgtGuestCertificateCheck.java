package ncc.checks.ngt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Durations;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.Param;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Certificate;
import ncc.spi.inventory.Ngt;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;

/// Does this guest have a client certificate that lasts, and is it the one the cluster knows? File
/// names are not published, so every certificate in NGT's folders counts but those of authorities;
/// of several, the one that lasts longest is judged. Thresholds as in [NgtClientCertExpiryCheck].
@CheckInfo(
    id = "ngt_guest_certificate_check",
    module = "ngt_guest_checks",
    title = "NGT client certificate in the guest",
    description =
        "Checks, inside a guest, that the agent's client certificate is there, lasts, and is the"
            + " one that the cluster knows",
    causes = {
      "The NGT client certificate has a definite validity of 1000 days",
      "The guest is a clone whose agent has not been given a certificate of its own",
      "The certificate was renewed on the cluster and the agent was not restarted since"
    },
    resolutions = {
      "On a CVM: nutanix_guest_tools_cli refresh_vm_tools_entity vm_uuids=<vm_uuid> (AOS 5.19.1 and"
          + " NGT 2.1.1 or later; KB 10075)",
      "Then restart the agent; Linux: sudo systemctl restart ngt_guest_agent.service; Windows:"
          + " Restart-Service \"Nutanix Guest Tools Agent\""
    },
    impact = "Once its certificate has expired the agent cannot reach the cluster over IP.",
    categories = {"NGT", "Certificate", "Guest"},
    interval = "1h",
    kb = 10075,
    uses = Fact.CERTIFICATE_NOT_AFTER,
    metrics =
        @CheckInfo.Metric(
            value = "not_after",
            name = "ncc_ngt_guest_certificate_not_after_timestamp_seconds",
            help = "When the client certificate found in the guest expires, in Unix time."))
public record NgtGuestCertificateCheck(
    @Param("INFO when less than this is left") Duration info,
    @Param("WARN when less than this is left") Duration warn,
    @Param("FAIL when less than this is left") Duration fail)
    implements GuestCheck {

  public NgtGuestCertificateCheck() {
    this(Duration.ofDays(90), Duration.ofDays(45), Duration.ofDays(7));
  }

  public NgtGuestCertificateCheck {
    if (info.compareTo(warn) < 0 || warn.compareTo(fail) < 0 || fail.isNegative()) {
      throw new IllegalArgumentException(
          "expected info >= warn >= fail >= 0s, but info=%s, warn=%s and fail=%s"
              .formatted(Durations.text(info), Durations.text(warn), Durations.text(fail)));
    }
  }

  @Override
  public Verdict check(Guest guest, CheckContext context) {
    if (guest.isWithoutNgt()) {
      return Verdict.skip("NGT is not installed in this guest");
    }
    return switch (guest.certificates()) {
      case Unseen<List<Certificate>>(var why) ->
          Verdict.err("The certificates of NGT could not be looked at", "{why}").with("why", why);
      case Seen<List<Certificate>>(var all) ->
          ClientPair.certificate(all)
              .map(longest -> judge(longest, guest, context).with("path", longest.path()))
              .orElse(Verdict.fail("The guest has no NGT client certificate", ""));
    };
  }

  private Verdict judge(Certificate certificate, Guest guest, CheckContext context) {
    var expiry = Expiry.of(certificate.notAfter(), context);
    if (context.now().isBefore(certificate.notBefore())) {
      return Verdict.fail(
              "NGT client certificate in the guest is not valid yet",
              "{path}: valid from {not_before}; the guest's clock may be wrong")
          .with("not_before", certificate.notBefore());
    }
    var other = knownToCluster(guest, context).filter(known -> !known.equals(expiry.notAfter()));
    if (other.isPresent() && !expiry.isPast()) {
      return Verdict.warn(
              "The cluster knows another client certificate than the guest has",
              "{path}: expires {not_after}, the cluster says {cluster_says}")
          .with("cluster_says", other.get())
          .with("not_after", expiry.notAfter());
    }
    return judge(expiry);
  }

  /// Of the VM that is called as the guest calls itself, where exactly one is.
  private static Optional<Instant> knownToCluster(Guest guest, CheckContext context) {
    var called =
        context.inventory().vms().stream().filter(vm -> vm.name().equals(guest.name())).toList();
    return called.size() == 1
        ? called.getFirst().ngt().flatMap(Ngt::certificateNotAfter)
        : Optional.empty();
  }

  private Verdict judge(Expiry expiry) {
    if (expiry.isPast()) {
      return expiry.fill(
          Verdict.fail("NGT client certificate has expired", "{path}: " + Expiry.PAST));
    }
    if (expiry.isUnder(fail)) {
      return expiry.fill(Verdict.fail(headline(fail), "{path}: " + Expiry.AHEAD));
    }
    if (expiry.isUnder(warn)) {
      return expiry.fill(Verdict.warn(headline(warn), "{path}: " + Expiry.AHEAD));
    }
    if (expiry.isUnder(info)) {
      return expiry.fill(Verdict.info(headline(info), "{path}: " + Expiry.AHEAD));
    }
    return Verdict.pass().with("not_after", expiry.notAfter());
  }

  private static String headline(Duration threshold) {
    return "NGT client certificate expires in under " + Expiry.words(threshold);
  }
}
