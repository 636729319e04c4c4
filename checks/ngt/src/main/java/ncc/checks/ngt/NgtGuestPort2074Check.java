package ncc.checks.ngt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Param;
import ncc.spi.check.ProbeCheck;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Inventory;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Answered;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.ProbeResult.NotAsked;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;

/// Does this guest reach the cluster on 2074/tcp? The guide has guests try the VIP and the data
/// services IP ("2074/tcp の疎通確認"); whether the latter answers is not settled in public texts, so
/// silence there is only a warning. What the guest's own `Test-NetConnection` found counts where
/// nothing can be asked from here.
@CheckInfo(
    id = "ngt_guest_port_2074_check",
    module = "ngt_guest_checks",
    title = "NGT port 2074 from the guest",
    description = "Checks, inside a guest, that the cluster answers on 2074/tcp",
    causes = {
      "A firewall between the guest's network and the cluster drops or rejects 2074/tcp",
      "The guest's own firewall forbids outgoing connections to 2074/tcp",
      "The virtual IP of the cluster is not held by any CVM"
    },
    resolutions = {
      "Linux: nc -vz <cluster VIP> 2074",
      "Windows: Test-NetConnection -ComputerName <cluster VIP> -Port 2074",
      "Allow 2074/tcp from the guest's network to the address that is silent"
    },
    impact =
        "The agent cannot reach the cluster over IP, and an agent on the serial port has no"
            + " fallback.",
    categories = {"NGT", "Communication", "Network", "Guest"},
    interval = "5m",
    raiseAfter = 3,
    uses = {Fact.VIP, Fact.DSIP},
    metrics =
        @CheckInfo.Metric(
            value = "answered",
            name = "ncc_ngt_guest_port_up",
            help = "Whether the cluster answers on the NGT port, seen from the guest."))
public record NgtGuestPort2074Check(
    @Param("TCP port on which the cluster answers guest agents") int port)
    implements ProbeCheck<TlsProbe, TlsAnswer> {

  private static final String SILENT = "The cluster does not answer this guest on the NGT port";

  public NgtGuestPort2074Check() {
    this(2074);
  }

  public NgtGuestPort2074Check {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port must be 1 to 65535, but is " + port);
    }
  }

  @Override
  public List<TlsProbe> probes(Inventory inventory) {
    if (inventory.guest().isEmpty()) {
      return List.of();
    }
    var cluster = inventory.cluster();
    return Stream.concat(
            Stream.concat(cluster.vip().stream(), cluster.dsip().stream()),
            tried(inventory).map(Connection::host))
        .distinct()
        .map(host -> new TlsProbe(new Endpoint(host, port)))
        .toList();
  }

  private Stream<Connection> tried(Inventory inventory) {
    return inventory.guest().stream()
        .flatMap(guest -> guest.connections().stream())
        .filter(connection -> connection.port() == port);
  }

  @Override
  public Verdict unasked(CheckContext context) {
    return context.inventory().guest().isEmpty()
        ? Verdict.skip("Not seen from inside a guest; --source guest: looks from there")
        : Verdict.err(
            "No address of the cluster is known to probe",
            "name it: --source 'guest:?vip=<cluster VIP>'");
  }

  @Override
  public Verdict judge(TlsProbe probe, ProbeResult<TlsAnswer> result, CheckContext context) {
    return switch (result) {
      case NotAsked(var why) -> triedByGuest(probe, context).orElseGet(() -> Verdict.skip(why));
      case NoAnswer(var reason, var detail) ->
          silent(probe, context, "{reason}: {said}")
              .with("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', ' '))
              .with("said", detail)
              .with("answered", false);
      case Answered(_, _) -> Verdict.pass().with("answered", true);
    };
  }

  private Optional<Verdict> triedByGuest(TlsProbe probe, CheckContext context) {
    return tried(context.inventory())
        .filter(connection -> connection.host().equals(probe.target().host()))
        .findFirst()
        .map(connection ->
            connection.connected()
                ? Verdict.pass().with("answered", true)
                : silent(probe, context, "tried by the guest itself").with("answered", false));
  }

  private static Verdict silent(TlsProbe probe, CheckContext context, String detail) {
    boolean isDsip =
        context.inventory().cluster().dsip().filter(probe.target().host()::equals).isPresent();
    return isDsip ? Verdict.warn(SILENT, detail) : Verdict.fail(SILENT, detail);
  }
}
