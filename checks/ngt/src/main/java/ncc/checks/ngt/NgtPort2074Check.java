package ncc.checks.ngt;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Durations;
import ncc.spi.check.Param;
import ncc.spi.check.ProbeCheck;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Answered;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.ProbeResult.NotAsked;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;

/// Does the cluster's side of IP-based communication answer? Agents connect to the VIP, and every
/// CVM listens (guide, "2074/tcp の疎通確認"). Whether the data services IP answers too is not settled
/// in public texts, so silence there is only a warning. A server that shows its certificate and
/// then turns us away for want of a client certificate is healthy.
@CheckInfo(
    id = "ngt_port_2074_check",
    module = "ngt_checks",
    title = "NGT port 2074",
    description =
        "Checks that the cluster answers guest agents on 2074/tcp with a server certificate that"
            + " lasts",
    categories = {"NGT", "Communication", "Certificate", "Network"},
    interval = "5m",
    raiseAfter = 3,
    uses = {VirtualIp.class, DataServicesIp.class, Nodes.class},
    metrics = {
      @CheckInfo.Metric(
          value = "answered",
          name = "ncc_ngt_port_up",
          help = "Whether a TLS server answered on the NGT port of the address."),
      @CheckInfo.Metric(
          value = "took",
          name = "ncc_ngt_port_answer_seconds",
          help = "Time from the first packet to the TLS answer on the NGT port."),
      @CheckInfo.Metric(
          value = "not_after",
          name = "ncc_ngt_server_certificate_not_after_timestamp_seconds",
          help = "When the certificate shown on the NGT port expires, in Unix time.")
    })
public record NgtPort2074Check(
    @Param("TCP port on which the cluster answers guest agents") int port,
    @Param("WARN when the server certificate lasts less than this") Duration certificateWarn)
    implements ProbeCheck<TlsProbe, TlsAnswer> {

  private static final String FIREWALL =
      "A firewall between this machine and the cluster drops or rejects 2074/tcp";
  private static final String NOT_RUNNING = "The NGT service on the CVM does not run";
  private static final String NO_PATH =
      "Agents that use IP cannot reach the cluster, and agents on the serial port lose their"
          + " fallback";
  private static final String SILENT = "NGT port does not answer";
  private static final String SAID = "{reason}: {said}";

  private static final Remedy OPEN_PORT = openPort("open_port", "{endpoint_host}");
  private static final Remedy SHOW_CERTIFICATE =
      Remedy.of(
          "show_certificate",
          "Look at the certificate, and ask the vendor's support how to renew it",
          Route.HERE,
          "openssl s_client -connect {endpoint_uuid} </dev/null | openssl x509 -noout -subject"
              + " -enddate");

  private static final Diagnosis VIP_SILENT =
      Diagnosis.fail("vip_silent", SILENT, SAID)
          .impact(NO_PATH)
          .remedy(OPEN_PORT)
          .cause(FIREWALL, "The virtual IP of the cluster is not held by any CVM", NOT_RUNNING)
          .explains(
              "ngt_comm_link_check.down",
              "ngt_comm_link_check.lost_together",
              "ngt_comm_link_check.down_with_others");

  private static final Diagnosis CVM_SILENT =
      Diagnosis.fail("cvm_silent", SILENT, SAID)
          .cause(FIREWALL, NOT_RUNNING)
          .impact("Agents that use IP are cut off when the virtual IP moves to this CVM")
          .remedy(OPEN_PORT);
  private static final Diagnosis DSIP_SILENT =
      Diagnosis.warn("dsip_silent", SILENT, SAID)
          .cause(FIREWALL, "The cluster does not answer agents on its data services IP")
          .impact("Agents that use the data services IP cannot reach the cluster")
          .remedy(OPEN_PORT);
  private static final Diagnosis CERTIFICATE_ENDED =
      certificate(
          Diagnosis.fail("server_certificate", "NGT server certificate has expired", Expiry.PAST));
  private static final Diagnosis CERTIFICATE_ENDS =
      certificate(
          Diagnosis.warn(
              "server_certificate_soon",
              "NGT server certificate expires in under {certificate_warn}",
              Expiry.AHEAD));
  private static final Diagnosis OLD_TLS =
      Diagnosis.warn("old_tls", OldTls.verdict().headline(), OldTls.verdict().detail())
          .cause("The AOS of the cluster is old")
          .impact("What agents and cluster say to each other is weakly protected")
          .remedy(Remedy.of("upgrade_aos", "Upgrade AOS", Route.PRISM, "Upgrade Software, AOS"));
  private static final Diagnosis SOMETIMES =
      Diagnosis.warn(
              "sometimes", "NGT port answers at some of its addresses only", "{address}: {said}")
          .cause("The name has several addresses, and one of them is not the cluster's any more")
          .impact("Agents that end up at that address cannot reach the cluster")
          .remedy(OPEN_PORT);
  private static final Diagnosis NO_ADDRESS =
      Diagnosis.err(
              "no_address",
              "No address of the cluster is known to probe",
              "the VIP and the data services IP come from ncli cluster info, those of the CVMs from"
                  + " the cluster's node list")
          .cause("No source of the cluster tells its addresses")
          .impact("Whether agents reach the cluster is not known");
  private static final Diagnosis CANNOT_ASK =
      Diagnosis.err("cannot_ask", "This machine could not ask the NGT port", "{said}")
          .cause("This machine has no way to the cluster, or cannot look up its name")
          .impact("Whether agents reach the cluster is not known");

  /// What a connection showed, after what its certificate says.
  private static final String SHOWN = "; {subject}, {protocol}, {level}";

  public NgtPort2074Check() {
    this(2074, Duration.ofDays(45));
  }

  public NgtPort2074Check {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port must be 1 to 65535, but is " + port);
    }
    if (certificateWarn.isNegative()) {
      throw new IllegalArgumentException(
          "certificate_warn must not be negative, but is " + Durations.exact(certificateWarn));
    }
  }

  private static Diagnosis certificate(Diagnosis one) {
    return one.cause("The server certificate of the NGT service has expired or is about to")
        .impact("Once it has expired, agents refuse the cluster, and those that use IP are cut off")
        .remedy(SHOW_CERTIFICATE);
  }

  /// Of an address that guests cannot reach, a step's placeholder.
  static Remedy openPort(String id, String address) {
    return Remedy.of(
            id,
            "See from a guest's network whether it answers; where it does not, that the services"
                + " run, then allow 2074/tcp from the guest networks to the address",
            Route.WINDOWS_GUEST,
            "Test-NetConnection -ComputerName " + address + " -Port 2074")
        .then(Route.LINUX_GUEST, "nc -vz " + address + " 2074")
        .then(Route.CVM, "cluster status | grep -v UP || echo 'all services are UP'");
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(
        VIP_SILENT,
        CVM_SILENT,
        DSIP_SILENT,
        CERTIFICATE_ENDED,
        CERTIFICATE_ENDS,
        OLD_TLS,
        SOMETIMES,
        NO_ADDRESS,
        CANNOT_ASK);
  }

  @Override
  public List<TlsProbe> probes(Inventory inventory) {
    var cluster = inventory.cluster();
    var hosts = new LinkedHashSet<String>();
    cluster.vip().ifPresent(hosts::add);
    cluster.dsip().ifPresent(hosts::add);
    cluster.nodes().stream().map(Node::cvmIp).forEach(hosts::add);
    return hosts.stream()
        .filter(host -> !host.isBlank())
        .map(host -> new TlsProbe(new Endpoint(host, port)))
        .toList();
  }

  @Override
  public String name(TlsProbe probe, Inventory inventory) {
    return Role.of(probe, inventory.cluster()) + " " + probe.target();
  }

  @Override
  public Verdict unasked(CheckContext context) {
    return NO_ADDRESS.verdict();
  }

  @Override
  public Verdict judge(TlsProbe probe, ProbeResult<TlsAnswer> result, CheckContext context) {
    return switch (result) {
      case NotAsked(var why) -> Verdict.skip(why);
      case NoAnswer(var reason, var detail, _) when reason == ProbeResult.Reason.CANNOT_ASK ->
          CANNOT_ASK.verdict().with("said", detail);
      case NoAnswer(var reason, var detail, _) ->
          silent(Role.of(probe, context.inventory().cluster()), reason)
              .with("reason", words(reason))
              .with("said", detail)
              .with("answered", false);
      case Answered<TlsAnswer> answered ->
          answered(answered, context).with("took", answered.took()).with("answered", true);
    };
  }

  /// A name of the cluster may have several addresses; agents may end up at any of them.
  private Verdict answered(Answered<TlsAnswer> answered, CheckContext context) {
    var answer = answered.answer();
    var verdict = new ShownChain(answer.chain(), certificateWarn).verdict(context, SHOWN);
    if (verdict.status() != Status.PASS) {
      verdict = verdict.of(verdict.status() == Status.FAIL ? CERTIFICATE_ENDED : CERTIFICATE_ENDS);
    }
    if (verdict.status() == Status.PASS && OldTls.isSpoken(answer)) {
      verdict = OLD_TLS.verdict().with("not_after", answer.notAfter());
    }
    if (verdict.status() == Status.PASS && !answered.misses().isEmpty()) {
      var miss = answered.misses().getFirst();
      verdict = SOMETIMES.verdict().with("address", miss.address());
      verdict = verdict.with("said", miss.detail()).with("not_after", answer.notAfter());
    }
    return verdict
        .with("level", words(answer.level()))
        .with("protocol", answer.protocol())
        .with("subject", answer.subject());
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Verdict silent(Role role, ProbeResult.Reason reason) {
    var verdict =
        switch (role) {
          case VIP -> VIP_SILENT.verdict();
          case CVM -> CVM_SILENT.verdict();
          case DSIP -> DSIP_SILENT.verdict();
        };
    return reason == ProbeResult.Reason.NO_TLS
        ? verdict.withHeadline("What listens on the NGT port is no TLS server")
        : verdict;
  }

  /// What an address is to the cluster; an address in two roles counts in the first.
  private enum Role {
    VIP,
    CVM,
    DSIP;

    static Role of(TlsProbe probe, Cluster cluster) {
      var host = probe.target().host();
      if (cluster.vip().filter(host::equals).isPresent()) {
        return VIP;
      }
      return cluster.nodes().stream().anyMatch(node -> node.cvmIp().equals(host)) ? CVM : DSIP;
    }
  }
}
