package ncc.dist;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import ncc.engine.CheckPlugin;
import ncc.engine.Network;
import ncc.engine.Plugins;
import ncc.engine.alert.AlertPolicy;
import ncc.engine.alert.AlertRule;
import ncc.engine.alert.CheckKin;
import ncc.engine.notify.Receiver;
import ncc.engine.notify.ReceiverPlanning;
import ncc.engine.notify.Routes;
import ncc.engine.source.FleetLimits;
import ncc.engine.source.FleetPlan;
import ncc.server.alert.AlertTending;
import ncc.server.plan.AlertRules;
import ncc.server.plan.DaemonPlan;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Resolution;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.notify.Notification;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.spi.source.WantedClusters;
import ncc.store.Store;
import ncc.store.delivery.DeliveryLine;
import ncc.store.delivery.DeliveryState;
import ncc.store.history.Keeping;
import ncc.store.ledger.Judgement;
import ncc.store.ledger.Judgement.Outcome;
import ncc.store.ledger.Judgement.Told;
import ncc.store.sql.Page;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;

/// A store, receivers as an operator would write them, and a clock that a test moves: what a daemon
/// does about deliveries, without the checks.
final class ReceiversWorld implements AutoCloseable {
  static final Instant START = Instant.parse("2027-03-04T05:00:00Z");
  private static final String CHECK = "ngt_client_cert_expiry_check";
  private static final AlertRule AT_ONCE =
      new AlertRule(
          OptionalInt.of(1),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty());

  private final AtomicReference<Instant> time = new AtomicReference<>(START);
  private final Path folder;
  private final List<Receiver> receivers = new ArrayList<>();
  private final CheckDescription check =
      Plugins.find(List.of()).check(CHECK).orElseThrow().description();
  private AlertRules rules =
      new AlertRules(Map.of(CHECK, new AlertRules.Rule(check, AlertPolicy.of(check))));
  final Store store;
  private final AlertTending tending;

  ReceiversWorld(Path folder) throws StoreException {
    this.folder = folder;
    store = Store.open(new StoreAddress.Embedded(folder.resolve("store.db")));
    tending = new AlertTending(store, "d1", this::plan, key -> key, time::get);
  }

  /// From now on receivers are told of the causes of what the checks there are find.
  ReceiversWorld byCause() {
    var all = Plugins.find(List.of()).checks().stream().map(CheckPlugin::description).toList();
    rules =
        new AlertRules(
            all.stream()
                .collect(
                    Collectors.toMap(
                        CheckDescription::id,
                        one -> new AlertRules.Rule(one, AlertPolicy.of(one).with(AT_ONCE)))),
            Map.of(),
            CheckKin.of(all));
    return this;
  }

  /// A run of one check that saw all there is.
  void finds(String checkId, List<Finding> findings) throws StoreException {
    var described = Plugins.find(List.of()).check(checkId).orElseThrow().description();
    var run =
        new ClusterRun(
            Cluster.named("tokyo-01"),
            findings.size(),
            findings.size(),
            List.of(),
            List.of(),
            List.of(CheckRun.of(described, findings, Duration.ZERO)));
    store.ledger().settle(List.of(tending.work().of(run(run)).getLast()), now());
  }

  private Run run(ClusterRun cluster) {
    return new Run(
        "r-" + now(),
        "test",
        "ncc",
        now(),
        now(),
        Duration.ZERO,
        false,
        List.of(cluster),
        List.of());
  }

  ReceiversWorld with(String name, String kind, Map<String, List<String>> settings)
      throws Exception {
    return with(name, kind, settings, List.of());
  }

  /// @param checks patterns; empty for all
  ReceiversWorld with(
      String name, String kind, Map<String, List<String>> settings, List<String> checks)
      throws Exception {
    receivers.addAll(
        new ReceiverPlanning(Plugins.find(List.of()), Map.of())
            .plan(
                new ReceiverPlanning.Written(
                    name,
                    kind,
                    Optional.of(Severity.INFO),
                    List.of(),
                    checks,
                    true,
                    settings,
                    folder,
                    "ncc.yaml:1:1")));
    return this;
  }

  private DaemonPlan plan() {
    return new DaemonPlan(
        "test",
        new FleetPlan(List.of(), List.of(), WantedClusters.called(java.util.Set.of())),
        FleetLimits.DEFAULT,
        List.of(),
        Map.of(),
        Network.none("not asked"),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        rules,
        new Routes(receivers),
        Keeping.STANDARD,
        List.of());
  }

  Instant now() {
    return time.get();
  }

  /// Time passes, in steps, and the daemon does what it does meanwhile.
  void passes(Duration duration, Duration step) throws Exception {
    var end = now().plus(duration);
    while (now().isBefore(end)) {
      time.set(now().plus(step));
      works();
    }
  }

  /// What a daemon does every now and then, until nothing is under way.
  void works() throws Exception {
    tending.sweep();
    tending.settle();
    tending.renew();
    tending.deliver();
    while (tending.running() > 0) {
      Thread.sleep(1);
    }
  }

  /// Delivers, and does not wait for who takes long.
  void delivers() throws StoreException {
    tending.deliver();
  }

  Alert raises(String vm) throws StoreException {
    return happens(Notification.Kind.RAISED, alert(vm, AlertState.OPEN, Optional.empty()));
  }

  Alert resolves(Alert alert) throws StoreException {
    var over = alert(alert.subject().name(), AlertState.AUTO_RESOLVED, Optional.of(now()));
    return happens(Notification.Kind.RESOLVED, lived(over, alert));
  }

  private Alert happens(Notification.Kind kind, Alert alert) throws StoreException {
    var notification =
        new Notification(
            kind + "-" + alert.id(), now(), kind, check, alert.severity(), List.of(alert));
    var told =
        plan().routes().of(notification, _ -> check).stream()
            .map(routed -> new Told(routed.receiver(), routed.notification()))
            .toList();
    store
        .ledger()
        .settle(
            List.of(
                new Judgement(
                    "c-1", CHECK, now(), _ -> new Outcome(List.of(alert), List.of(), told))),
            now());
    return alert;
  }

  private Alert alert(String vm, AlertState state, Optional<Instant> resolved) {
    var subject = new Subject(Kind.VM, "uuid-" + vm, vm);
    return new Alert(
        "a-" + vm,
        AlertKey.of("A600103", "c-1", subject),
        CHECK,
        "NGT client certificates expiring",
        "tokyo-01",
        subject,
        Severity.CRITICAL,
        state,
        "NGT client certificate expires in under 7 days",
        "in {days to 2027-03-08T05:00:00Z} days",
        now(),
        1,
        Optional.of(now()),
        Optional.empty(),
        resolved,
        resolved.map(_ -> Resolution.HEALTHY),
        Optional.of(now()),
        List.of(),
        false,
        List.of(
            new AlertEvent(
                now(), AlertEvent.Kind.RAISED, Severity.CRITICAL, AlertEvent.BY_ITSELF, "")),
        "",
        "",
        "",
        false);
  }

  /// `over` as the end of `alert`.
  private static Alert lived(Alert over, Alert alert) {
    var trail = new ArrayList<>(alert.trail());
    trail.add(
        new AlertEvent(
            over.since(), AlertEvent.Kind.RESOLVED, Severity.CRITICAL, AlertEvent.BY_ITSELF, ""));
    return new Alert(
        alert.id(),
        alert.key(),
        alert.checkId(),
        alert.title(),
        alert.clusterName(),
        alert.subject(),
        alert.severity(),
        over.state(),
        alert.message(),
        alert.detail(),
        alert.since(),
        alert.unhealthyRuns(),
        alert.raisedAt(),
        Optional.empty(),
        over.resolvedAt(),
        over.resolution(),
        over.notifiedAt(),
        alert.turns(),
        false,
        trail,
        "",
        "",
        "",
        false);
  }

  List<DeliveryLine> deliveries(DeliveryState state) throws StoreException {
    return store.deliveryList().page(state, Page.Wanted.first(100)).items();
  }

  @Override
  public void close() {
    tending.close();
    store.close();
  }
}
