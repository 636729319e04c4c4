package ncc.checks.ngt;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.GuestProbeCheck;
import ncc.spi.check.Param;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.probe.ClientKey;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Answered;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.ProbeResult.NotAsked;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.Repeat;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;

/// Does this guest reach the cluster on 2074/tcp? The guide has guests try the VIP and the data
/// services IP ("2074/tcp の疎通確認"); whether the latter answers is not settled in public texts, so
/// silence there is only a warning. Of a guest that was seen from elsewhere, what its own
/// `Test-NetConnection` found counts: what answers here says nothing about there.
@CheckInfo(
    id = "ngt_guest_port_2074_check",
    module = "ngt_guest_checks",
    title = "NGT port 2074 from the guest",
    description = "Checks, inside a guest, that the cluster answers on 2074/tcp",
    categories = {"NGT", "Communication", "Network", "Guest"},
    interval = "5m",
    raiseAfter = 3,
    uses = {VirtualIp.class, DataServicesIp.class},
    metrics =
        @CheckInfo.Metric(
            value = "answered",
            name = "ncc_ngt_guest_port_up",
            help = "Whether the cluster answers on the NGT port, seen from the guest."))
public record NgtGuestPort2074Check(
    @Param("TCP port on which the cluster answers guest agents") int port,
    @Param("Show the guest's own certificate, which takes its private key") boolean useGuestKey)
    implements GuestProbeCheck<TlsProbe, TlsAnswer> {

  private static final Optional<ClientKey> NO_KEY = Optional.empty();
  private static final String HOW_TO_NAME_ONE = "name it: --source 'guest:?vip=<cluster VIP>'";
  private static final String NO_ADDRESS = "No address of the cluster is known to probe";
  private static final Verdict DID_NOT_TRY =
      Verdict.skip("The guest itself did not try the NGT port");
  private static final String SILENT = "The cluster does not answer this guest on the NGT port";
  private static final String NO_FALLBACK =
      "The agent cannot reach the cluster over IP, and an agent on the serial port has no fallback";
  private static final String NOT_KNOWN = "Whether the agent reaches the cluster is not known";
  private static final Remedy ALLOW =
      Remedy.of(
              "allow",
              "See whether the address answers, then allow 2074/tcp from the guest's network to it",
              Route.WINDOWS_GUEST,
              "Test-NetConnection -ComputerName {endpoint_host} -Port 2074")
          .then(Route.LINUX_GUEST, "nc -vz {endpoint_host} 2074");

  private static final Diagnosis VIP_SILENT =
      Diagnosis.fail("silent", SILENT, "{reason}: {said}")
          .cause(
              "A firewall between the guest's network and the cluster drops or rejects 2074/tcp",
              "The guest's own firewall forbids outgoing connections to 2074/tcp",
              "The virtual IP of the cluster is not held by any CVM")
          .impact(NO_FALLBACK)
          .remedy(ALLOW);
  private static final Diagnosis DSIP_SILENT =
      Diagnosis.warn("dsip_silent", SILENT, "{reason}: {said}")
          .cause(
              "The cluster does not answer agents on its data services IP, or a firewall is there")
          .impact("Agents that use the data services IP cannot reach the cluster")
          .remedy(ALLOW);
  private static final Diagnosis OLD_TLS =
      Diagnosis.warn("old_tls", OldTls.verdict().headline(), OldTls.verdict().detail())
          .cause("The AOS of the cluster is old")
          .impact("What agents and cluster say to each other is weakly protected");
  private static final Diagnosis REFUSED =
      Diagnosis.fail("refused", "The cluster does not accept the guest's certificate", "{refusal}")
          .cause(
              "The certificate has expired",
              "The guest is a clone whose agent has not been given a certificate of its own")
          .impact(NO_FALLBACK)
          .remedy(
              Remedy.of(
                      "restart_agent",
                      "Restart the agent, which takes the certificate that the cluster made for it",
                      Route.WINDOWS_GUEST,
                      Agent.RESTART_WINDOWS)
                  .then(Route.LINUX_GUEST, Agent.RESTART_LINUX));
  private static final Diagnosis NOT_ASKED_FOR =
      Diagnosis.warn(
              "not_asked_for",
              "What answers on the NGT port does not ask for a client certificate",
              "")
          .cause("Something other than the cluster answers there, such as a proxy")
          .impact("Agents may talk to somebody else than the cluster");
  private static final Diagnosis CANNOT_TELL =
      Diagnosis.err("cannot_tell", "This machine could not ask the NGT port", "{said}")
          .cause("No address, no key, no way to the cluster, or a damaged file")
          .impact(NOT_KNOWN);

  public NgtGuestPort2074Check() {
    this(2074, false);
  }

  public NgtGuestPort2074Check {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port must be 1 to 65535, but is " + port);
    }
  }

  @Override
  public List<Diagnosis> diagnoses() {
    return List.of(VIP_SILENT, DSIP_SILENT, REFUSED, NOT_ASKED_FOR, OLD_TLS, CANNOT_TELL);
  }

  @Override
  public List<TlsProbe> probes(Inventory inventory) {
    var guest = inside(inventory);
    if (guest.isEmpty()) {
      return List.of();
    }
    var cluster = inventory.cluster();
    var key = useGuestKey ? guest.flatMap(ClientPair::of) : NO_KEY;
    return Stream.concat(cluster.vip().stream(), cluster.dsip().stream())
        .distinct()
        .map(host -> new TlsProbe(new Endpoint(host, port), Repeat.ONCE, key))
        .toList();
  }

  @Override
  public String name(TlsProbe probe, Inventory inventory) {
    var isVip = inventory.cluster().vip().filter(probe.target().host()::equals).isPresent();
    return (isVip ? "VIP " : "DSIP ") + probe.target();
  }

  @Override
  public Verdict unasked(CheckContext context) {
    return inside(context.inventory()).isPresent()
        ? Verdict.err(NO_ADDRESS, HOW_TO_NAME_ONE).of(CANNOT_TELL)
        : Verdict.skip("Not seen from inside a guest; --source guest: looks from there");
  }

  /// What the guest found when it tried itself. The worst counts, and where part of it was lost,
  /// that all went well is not known.
  @Override
  public Verdict triedByGuest(Guest guest, CheckContext context) {
    return switch (guest.connections()) {
      case Unseen<List<Connection>>(var why) -> untried(why, context.inventory().cluster());
      case Seen<List<Connection>>(var all) -> triedByGuest(guest, all, context.inventory());
    };
  }

  private static Verdict untried(String why, Cluster cluster) {
    return cluster.vip().isEmpty() && cluster.dsip().isEmpty()
        ? Verdict.err(NO_ADDRESS, "{why}").of(CANNOT_TELL).with("why", why)
        : DID_NOT_TRY;
  }

  private Verdict triedByGuest(Guest guest, List<Connection> all, Inventory inventory) {
    var tried =
        all.stream()
            .filter(connection -> connection.port() == port)
            .map(connection -> triedByGuest(connection, inventory.cluster()))
            .max(Comparator.comparing(Verdict::status))
            .orElse(DID_NOT_TRY);
    return tried.status().compareTo(Status.ERR) < 0 ? lost(guest, inventory).orElse(tried) : tried;
  }

  /// The files of a guest lie in a folder that is called like it.
  private static Optional<Verdict> lost(Guest guest, Inventory inventory) {
    return inventory.caveats().stream()
        .filter(caveat -> caveat.kind() == Caveat.Kind.FACT_LOST)
        .filter(caveat -> caveat.where().startsWith(guest.name() + "/"))
        .findFirst()
        .map(why ->
            Verdict.err(
                    "What the guest itself tried was lost with a damaged file", "{where}: {why}")
                .of(CANNOT_TELL)
                .with("where", why.where())
                .with("why", why.reason()));
  }

  private Verdict triedByGuest(Connection connection, Cluster cluster) {
    var verdict =
        connection.connected()
            ? Verdict.pass()
            : silent(connection.host(), cluster, "{host}: tried by the guest itself")
                .with("host", connection.host())
                .with("endpoint_host", connection.host());
    return verdict.with("answered", connection.connected());
  }

  @Override
  public Verdict judge(TlsProbe probe, ProbeResult<TlsAnswer> result, CheckContext context) {
    return switch (result) {
      case NotAsked(var why) -> Verdict.skip(why);
      case NoAnswer(var reason, var detail, _) when reason == Reason.CANNOT_ASK ->
          CANNOT_TELL.verdict().with("said", detail);
      case NoAnswer(var reason, var detail, _) ->
          silent(probe.target().host(), context.inventory().cluster(), "{reason}: {said}")
              .with("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', ' '))
              .with("said", detail)
              .with("answered", false);
      case Answered<TlsAnswer> answered ->
          answered(probe, answered.answer()).with("answered", true);
    };
  }

  private Verdict answered(TlsProbe probe, TlsAnswer answer) {
    if (useGuestKey) {
      return mutual(probe, answer);
    }
    return OldTls.isSpoken(answer)
        ? OLD_TLS.verdict().with("protocol", answer.protocol())
        : Verdict.pass();
  }

  private static Verdict silent(String host, Cluster cluster, String detail) {
    boolean isDsip = cluster.dsip().filter(host::equals).isPresent();
    return isDsip
        ? Verdict.warn(SILENT, detail).of(DSIP_SILENT)
        : Verdict.fail(SILENT, detail).of(VIP_SILENT);
  }

  private static Verdict mutual(TlsProbe probe, TlsAnswer answer) {
    if (probe.key().isEmpty()) {
      return Verdict.err(
              "The guest's own key pair was not found", "no key lies beside the client certificate")
          .of(CANNOT_TELL);
    }
    if (!answer.client().asked()) {
      return NOT_ASKED_FOR.verdict();
    }
    return answer
        .client()
        .refusal()
        .map(why -> REFUSED.verdict().with("refusal", why))
        .orElse(Verdict.pass());
  }
}
