package ncc.checks.ngt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Durations;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Certificate;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import ncc.spi.inventory.Vm;

/// Does this guest have a client certificate that lasts, and is it the one the cluster knows? File
/// names are not published, so every certificate in NGT's folders counts but those of authorities;
/// of several, the one that lasts longest is judged. Which VM of the cluster the guest is, its
/// UUIDs tell; where nothing could be compared, that is INFO. Thresholds as in
/// [NgtClientCertExpiryCheck].
@CheckInfo(
    id = "ngt_guest_certificate_check",
    module = "ngt_guest_checks",
    title = "NGT client certificate in the guest",
    description =
        "Checks, inside a guest, that the agent's client certificate is there, lasts, and is the"
            + " one that the cluster knows",
    categories = {"NGT", "Certificate", "Guest"},
    interval = "1h",
    kb = 10075,
    uses = CertificateExpiry.class,
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

  private static final String AGE =
      "The NGT client certificate has a definite validity of 1000 days";
  private static final String CUT_OFF =
      "Once its certificate has expired the agent cannot reach the cluster over IP";
  private static final Remedy RENEW =
      Remedy.of(
          "renew",
          "Renew the certificate of this guest's VM, as its versions allow",
          Route.CVM,
          "ncc --source cvm: plan ngt_client_cert_expiry_check");
  private static final Remedy RESTART =
      Remedy.of(
              "restart_agent",
              "Restart the agent, which takes the certificate that the cluster made for it",
              Route.WINDOWS_GUEST,
              Agent.RESTART_WINDOWS)
          .then(Route.LINUX_GUEST, Agent.RESTART_LINUX);

  private static final Diagnosis EXPIRED =
      Diagnosis.fail("expired", "NGT client certificate has expired", "{path}: " + Expiry.PAST)
          .cause(AGE)
          .impact(CUT_OFF)
          .remedy(RENEW)
          .explains("ngt_guest_port_2074_check.refused");
  private static final Diagnosis EXPIRES_NOW = soon("under_fail", "fail");
  private static final Diagnosis EXPIRES_SOON = soon("under_warn", "warn");
  private static final Diagnosis EXPIRES_LATER = soon("under_info", "info");
  private static final Diagnosis NOT_YET =
      Diagnosis.fail(
              "not_valid_yet",
              "NGT client certificate in the guest is not valid yet",
              "{path}: valid from {not_before}; the guest's clock may be wrong")
          .cause("The guest's clock is wrong")
          .impact("The agent cannot reach the cluster over IP")
          .remedy(
              Remedy.of("set_clock", "Set the guest's clock", Route.GUEST, "compare it with NTP"));
  private static final Diagnosis NONE =
      Diagnosis.fail("none", "The guest has no NGT client certificate", "")
          .cause(
              "The guest is a clone whose agent has not been given a certificate of its own",
              "The installation did not come to its end")
          .impact("The agent cannot reach the cluster over IP")
          .remedy(RESTART);
  private static final Diagnosis ANOTHER =
      Diagnosis.warn(
              "another",
              "The cluster knows another client certificate than the guest has",
              "{path}: expires {not_after}, the cluster says {cluster_says}")
          .cause(
              "The certificate was renewed on the cluster and the agent was not restarted since",
              "The guest is a clone whose agent has not been given a certificate of its own")
          .impact("The cluster may refuse the agent when it connects again")
          .remedy(RESTART);
  private static final Diagnosis UNCOMPARABLE =
      Diagnosis.info(
              "uncompared",
              "The guest's certificate was not compared with the one that the cluster knows",
              "{path}: " + Expiry.AHEAD + "; not compared with the cluster's: {uncompared}")
          .cause("No source of the cluster was read, or it does not tell of this guest's VM")
          .impact("Whether the cluster accepts the certificate is not known");
  private static final Diagnosis UNSEEN =
      Diagnosis.err("unseen", "The certificates of NGT could not be looked at", "{why}")
          .cause("This user may not look, or what would tell it was not captured")
          .impact("When the certificate expires is not known");

  private static final String UNCOMPARED = "; not compared with the cluster's: {uncompared}";

  public NgtGuestCertificateCheck() {
    this(Duration.ofDays(90), Duration.ofDays(45), Duration.ofDays(7));
  }

  public NgtGuestCertificateCheck {
    if (info.compareTo(warn) < 0 || warn.compareTo(fail) < 0 || fail.isNegative()) {
      throw new IllegalArgumentException(
          "expected info >= warn >= fail >= 0s, but info=%s, warn=%s and fail=%s"
              .formatted(Durations.exact(info), Durations.exact(warn), Durations.exact(fail)));
    }
  }

  private static Diagnosis soon(String id, String parameter) {
    var headline = "NGT client certificate expires in under {" + parameter + "}";
    var detail = "{path}: " + Expiry.AHEAD;
    var one =
        switch (parameter) {
          case "fail" -> Diagnosis.fail(id, headline, detail);
          case "warn" -> Diagnosis.warn(id, headline, detail);
          default -> Diagnosis.info(id, headline, detail);
        };
    return one.cause(AGE).impact(CUT_OFF).remedy(RENEW);
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(
        EXPIRED,
        EXPIRES_NOW,
        EXPIRES_SOON,
        EXPIRES_LATER,
        NOT_YET,
        NONE,
        ANOTHER,
        UNCOMPARABLE,
        UNSEEN);
  }

  @Override
  public Verdict check(Guest guest, CheckContext context) {
    if (guest.isWithoutNgt()) {
      return Verdict.skip("NGT is not installed in this guest");
    }
    return switch (guest.certificates()) {
      case Unseen<List<Certificate>>(var why) -> UNSEEN.verdict().with("why", why);
      case Seen<List<Certificate>>(var all) ->
          ClientPair.certificate(all)
              .map(longest -> judge(longest, guest, context).with("path", longest.path()))
              .orElse(NONE.verdict());
    };
  }

  private Verdict judge(Certificate certificate, Guest guest, CheckContext context) {
    var expiry = Expiry.of(certificate.notAfter(), context);
    if (context.now().isBefore(certificate.notBefore())) {
      return NOT_YET.verdict().with("not_before", certificate.notBefore());
    }
    if (expiry.isPast()) {
      return expiry.fill(EXPIRED.verdict());
    }
    return switch (knownToCluster(guest, context.inventory())) {
      case Seen<Instant>(var known) ->
          known.equals(expiry.notAfter()) || expiry.isUnder(fail)
              ? lasting(expiry, "")
              : another(expiry, known);
      case Unseen<Instant>(var why) -> uncompared(expiry).with("uncompared", why);
    };
  }

  private static Verdict another(Expiry expiry, Instant known) {
    return ANOTHER.verdict().with("cluster_says", known).with("not_after", expiry.notAfter());
  }

  /// What the cluster knows of the guest's VM, or why that is not known.
  private static Reading<Instant> knownToCluster(Guest guest, Inventory inventory) {
    return switch (new VmOfGuest(guest, inventory).vm()) {
      case Unseen<Vm>(var why) -> new Unseen<>(why);
      case Seen<Vm>(var vm) ->
          vm.get(CertificateExpiry.class)
              .map(CertificateExpiry::notAfter)
              .<Reading<Instant>>map(Seen::new)
              .orElseGet(() -> new Unseen<>(untold(vm, inventory)));
    };
  }

  private static String untold(Vm vm, Inventory inventory) {
    var name = Caveat.quoted(vm.name());
    return !vm.has(NgtRegistration.class)
        ? "the VM %s is not registered with NGT".formatted(name)
        : inventory
            .whyMissing(FactType.of(CertificateExpiry.class), vm)
            .map(why -> why.where() + ": " + why.reason())
            .orElse("no source tells when the certificate of the VM %s expires".formatted(name));
  }

  private Verdict uncompared(Expiry expiry) {
    var lasting = lasting(expiry, UNCOMPARED);
    return lasting.status() == Status.PASS ? expiry.fill(UNCOMPARABLE.verdict()) : lasting;
  }

  private Verdict lasting(Expiry expiry, String remark) {
    var detail = "{path}: " + Expiry.AHEAD + remark;
    if (expiry.isUnder(fail)) {
      return expiry.fill(Verdict.fail(headline(fail), detail).of(EXPIRES_NOW));
    }
    if (expiry.isUnder(warn)) {
      return expiry.fill(Verdict.warn(headline(warn), detail).of(EXPIRES_SOON));
    }
    if (expiry.isUnder(info)) {
      return expiry.fill(Verdict.info(headline(info), detail).of(EXPIRES_LATER));
    }
    return Verdict.pass().with("not_after", expiry.notAfter());
  }

  private static String headline(Duration threshold) {
    return "NGT client certificate expires in under " + Expiry.words(threshold);
  }
}
