package ncc.checks.ngt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.checks.ngt.fact.MacAddresses;
import ncc.checks.ngt.fact.NgtUuid;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Outbreak;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Vm;

/// Do agent and cluster reach each other, over whichever path? When they do not, the detail names
/// the likeliest cause that the facts support, in the order the guide looks for them
/// ("Communication Link が false の場合").
@CheckInfo(
    id = "ngt_comm_link_check",
    module = "ngt_checks",
    title = "NGT communication link",
    description =
        "Checks that the cluster and the Nutanix Guest Agent of each running VM reach each other",
    categories = {"NGT", "Communication"},
    interval = "5m",
    raiseAfter = 3,
    needs = NgtLink.class,
    uses = {
      NgtEnabled.class,
      Power.class,
      NgtInstalledVersion.class,
      CertificateExpiry.class,
      NgtIsoMounted.class,
      NgtCommunication.class,
      NgtSerialLink.class,
      NgtUuid.class,
      MacAddresses.class
    },
    metrics =
        @CheckInfo.Metric(
            value = "active",
            name = "ncc_ngt_link_active",
            help = "Whether the cluster and the agent of the guest VM reach each other."))
public record NgtCommLinkCheck() implements VmCheck {
  private static final String SERIAL = "ngt_serial_link_check";
  private static final String CERTIFICATE = "ngt_client_cert_expiry_check";
  private static final String VERSION = "ngt_installer_version_check";
  private static final String SNAPSHOTS = "app_consistent_snapshot_check.agent_silent";
  private static final String RESTORE = "self_service_restore_check.agent_silent";
  private static final String DOWN =
      "Communication link to Nutanix Guest Tools on the VM is not working";
  private static final Verdict UP = Verdict.pass().with("active", true);

  private static final Diagnosis IMAGE_NOT_TAKEN =
      Diagnosis.warn(
              "image_not_taken",
              DOWN,
              "the agent has never reported, and the NGT image is reported to be in the VM's drive:"
                  + " restart the agent, which takes its certificate from there, or install it")
          .cause(
              "The VM is a clone whose agent has not been restarted to pick up a certificate of its"
                  + " own",
              "The image was mounted and the installer has not run")
          .impact(NgtFeatures.ALL)
          .remedy(Agent.FROM_ITS_IMAGE)
          .explains(SERIAL, CERTIFICATE, VERSION, SNAPSHOTS, RESTORE);
  private static final Diagnosis NEVER_REPORTED =
      Diagnosis.warn(
              "never_reported", DOWN, "the agent has never reported: install NGT, or start it")
          .cause("The agent is not installed, or its service never ran in the guest")
          .impact(NgtFeatures.ALL)
          .remedy(Installation.ALL)
          .remedy(Installation.DELETE_REGISTRATION)
          .explains(SERIAL, CERTIFICATE, VERSION, SNAPSHOTS, RESTORE);
  private static final Diagnosis EXPIRED =
      Diagnosis.warn(
              "certificate_expired", DOWN, "client certificate expired since {expired_since}")
          .cause("The agent's client certificate has expired")
          .impact(NgtFeatures.ALL)
          .remedy(Renewal.ALL)
          .explains(SERIAL, SNAPSHOTS, RESTORE);
  private static final Diagnosis COPIED =
      Diagnosis.warn(
              "copied_identity",
              DOWN,
              "it has the identity of {of}: a clone needs a certificate of its own")
          .cause(
              "The VM was cloned with its agent, whose UUID and certificate are those of the VM it"
                  + " was made of")
          .impact(NgtFeatures.ALL)
          .remedy(Agent.FROM_ITS_IMAGE)
          .remedy(Agent.TAKE_IMAGE)
          .explains(SERIAL, CERTIFICATE, VERSION, SNAPSHOTS, RESTORE);
  private static final Diagnosis BOTH_PATHS_DOWN =
      Diagnosis.warn(
              "both_paths_down",
              DOWN,
              "serial port and IP are both down: check that the agent runs, then that 2074/tcp"
                  + " reaches the cluster's VIP")
          .cause(
              "The agent's service does not run in the guest",
              "2074/tcp from the guest to the cluster's virtual IP is blocked, and the guest does"
                  + " not see its serial port")
          .impact(NgtFeatures.ALL)
          .remedy(Agent.RESTART)
          .explains(SERIAL, SNAPSHOTS, RESTORE);
  private static final Diagnosis IP_DOWN =
      Diagnosis.warn(
              "down", DOWN, "check that the agent runs and that 2074/tcp reaches the cluster's VIP")
          .cause(
              "The agent's service does not run in the guest",
              "2074/tcp from the guest to the cluster's virtual IP is blocked")
          .impact(NgtFeatures.ALL)
          .remedy(Agent.RESTART)
          .explains(SNAPSHOTS, RESTORE);
  private static final Diagnosis IP_DOWN_HERE =
      Diagnosis.warn(
              "down_alone",
              DOWN,
              "check that the agent runs and that 2074/tcp reaches the cluster's VIP")
          .cause(
              "The agent's service does not run in the guest",
              "2074/tcp is blocked in the guest or its network: other VMs reach the cluster over"
                  + " IP")
          .impact(NgtFeatures.ALL)
          .remedy(Agent.RESTART)
          .explains(SNAPSHOTS, RESTORE);
  private static final Diagnosis DOWN_WITH_OTHERS =
      Diagnosis.warn("down_with_others", DOWN, "most VMs of the cluster lost theirs with it")
          .cause("What the VMs of the cluster share does not reach it any more")
          .impact(NgtFeatures.ALL)
          .explains(SERIAL, SNAPSHOTS, RESTORE);
  private static final Diagnosis LOST_TOGETHER =
      Diagnosis.warn(
              "lost_together",
              "Most linked VMs lost their link at about one time",
              "{share} {when}: look at 2074/tcp of the cluster's VIP first")
          .cause(
              "The cluster's virtual IP has moved, or is held by no CVM",
              "A firewall or a route between guest networks and the cluster has changed",
              "The NGT service on the CVMs does not run")
          .impact(NgtFeatures.ALL)
          .remedy(NgtPort2074Check.openPort("open_vip", "{vip}"))
          .explains("ngt_comm_link_check.down_with_others");
  private static final Outbreak OUTBREAK =
      new Outbreak(LOST_TOGETHER, DOWN_WITH_OTHERS, Set.of(BOTH_PATHS_DOWN, IP_DOWN, IP_DOWN_HERE));
  private static final Diagnosis UP_THOUGH_EXPIRED =
      Diagnosis.warn(
              "up_though_expired",
              "Communication link is active although the client certificate has expired",
              "expired since {expired_since}: the link ends when the agent connects again")
          .cause("A connection outlives the certificate that it began with")
          .impact("When the agent connects again: " + NgtFeatures.ALL)
          .remedy(Renewal.ALL);
  private static final Diagnosis NOT_REPORTED =
      Diagnosis.info(
              "not_reported",
              "Communication link to Nutanix Guest Tools on the VM is not reported",
              "")
          .cause("The cluster tells nothing of the agent of this VM")
          .impact("Whether the features of NGT work is not known");

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(
        EXPIRED,
        IMAGE_NOT_TAKEN,
        NEVER_REPORTED,
        COPIED,
        BOTH_PATHS_DOWN,
        IP_DOWN,
        IP_DOWN_HERE,
        DOWN_WITH_OTHERS,
        LOST_TOGETHER,
        UP_THOUGH_EXPIRED,
        NOT_REPORTED);
  }

  @Override
  public Optional<Outbreak> outbreak() {
    return Optional.of(OUTBREAK);
  }

  @Override
  public Verdict check(Vm vm, CheckContext context) {
    return Exemption.disabled(vm)
        .or(() -> Exemption.notRunning(vm))
        .or(() ->
            vm.get(NgtLink.class).map(link -> link.active() ? up(vm, context) : down(vm, context)))
        .orElse(NOT_REPORTED.verdict());
  }

  /// A connection outlives the certificate it began with, and is not made again without one.
  private static Verdict up(Vm vm, CheckContext context) {
    return Silence.expiredSince(vm, context.now())
        .map(since -> UP_THOUGH_EXPIRED.verdict().with("expired_since", since).with("active", true))
        .orElse(UP);
  }

  private static Verdict down(Vm vm, CheckContext context) {
    return Exemption.ifRunning(vm, likeliestCause(vm, context).with("active", false), DOWN);
  }

  private static Verdict likeliestCause(Vm vm, CheckContext context) {
    var owner = context.once(Identities.class, Identities::of).ownerOf(vm);
    if (owner.isPresent()) {
      return COPIED.verdict().with("of", owner.get().name());
    }
    if (Silence.neverReported(vm, context)) {
      return vm.get(NgtIsoMounted.class).filter(NgtIsoMounted::mounted).isPresent()
          ? IMAGE_NOT_TAKEN.verdict()
          : NEVER_REPORTED.verdict();
    }
    var expired = Silence.expiredSince(vm, context.now());
    if (expired.isPresent()) {
      return EXPIRED.verdict().with("expired_since", expired.get());
    }
    if (bothPathsDown(vm)) {
      return BOTH_PATHS_DOWN.verdict();
    }
    boolean isAlone = context.once(LinksOverIp.class, LinksOverIp::of).isAny();
    return isAlone ? IP_DOWN_HERE.verdict() : IP_DOWN.verdict();
  }

  private static boolean bothPathsDown(Vm vm) {
    boolean serialFirst =
        vm.get(NgtCommunication.class)
            .map(NgtCommunication::type)
            .filter(CommunicationType.FALLBACK_TO_IP::equals)
            .isPresent();
    return serialFirst
        && vm.get(NgtSerialLink.class)
            .map(NgtSerialLink::active)
            .filter(active -> !active)
            .isPresent();
  }
}
