package ncc.server.page.fleet;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import ncc.server.page.frame.Frame;
import ncc.server.page.frame.Query;
import ncc.server.setting.LatestInForce;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Run;
import ncc.store.alert.AlertFilter;
import ncc.store.alert.AlertOrder;
import ncc.store.history.Bar;
import ncc.store.history.BarsQuery;
import ncc.store.history.CurrentFinding;
import ncc.store.history.Latest;
import ncc.store.history.Page;
import ncc.store.sql.StoreException;

/// A cluster, and a VM of it.
public final class ClusterPage implements WebPart {
  private static final int DAYS = 7;
  private static final int ALERTS = 20;

  private final Served served;
  private final Frame frame;

  public ClusterPage(Served served, Frame frame) {
    this.served = served;
    this.frame = frame;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/clusters/{name}", this::cluster);
    routes.get("/vms/{id}", this::vm);
  }

  private void cluster(Context context) throws StoreException {
    var name = context.pathParam("name");
    var checks = latest(name);
    if (checks.isEmpty() && !served.clusters().contains(name)) {
      throw KnownNames.unknown("cluster", name, KnownNames.of(served).clusters());
    }
    var inForce = new LatestInForce(served.control().checks());
    frame.show(
        context,
        "cluster",
        new ClusterView(
            ClusterLine.of(name, inForce.of(checks), served.isConfigured(name)),
            checks.stream()
                .map(check ->
                    new ClusterView.Check(check, check.counted().name(), !inForce.counts(check)))
                .sorted(ClusterView.WORST_FIRST)
                .toList(),
            caveats(checks),
            alerts(name, Optional.empty())));
  }

  private List<Latest> latest(String cluster) throws StoreException {
    return served.store().history().latest().stream()
        .filter(one -> one.clusterName().equals(cluster))
        .toList();
  }

  /// What a last run knew to be missing: all of them read the same, so the shortest is enough.
  private List<Caveat> caveats(List<Latest> checks) throws StoreException {
    var newest =
        checks.stream()
            .filter(check -> check.run().isPresent())
            .min(Comparator.comparingLong(check -> check.counts().all()));
    var run =
        newest.isEmpty()
            ? Optional.<Run>empty()
            : served.store().history().run(newest.get().run().orElseThrow());
    return run.stream()
        .flatMap(one -> one.clusters().stream())
        .flatMap(cluster -> cluster.caveats().stream())
        .toList();
  }

  private ncc.store.sql.Page<Alert> alerts(String cluster, Optional<String> text)
      throws StoreException {
    var filter =
        new AlertFilter(
            Optional.of(cluster),
            Optional.empty(),
            Severity.INFO,
            EnumSet.of(AlertState.OPEN, AlertState.ACKNOWLEDGED),
            text);
    return served
        .store()
        .alertSearch()
        .page(filter, AlertOrder.WORST_FIRST, ncc.store.sql.Page.Wanted.first(ALERTS));
  }

  private void vm(Context context) throws StoreException {
    var id = context.pathParam("id");
    var cluster = Query.of(context).get("cluster");
    var histories = histories(id, KnownNames.of(served).clusterKey(cluster));
    if (histories.isEmpty()) {
      throw new NotFoundResponse("no check knows a VM " + id);
    }
    var name = cluster.orElse(histories.getFirst().bar().clusterName());
    var inventory = served.inventory(name);
    frame.show(
        context,
        "vm",
        new VmView(
            histories.getFirst().bar().subject(),
            name,
            inventory.flatMap(one -> vm(one, id).map(vm -> VmFact.of(vm, one))),
            inventory.map(Inventory::caveats).orElse(List.of()),
            inventory.isEmpty() && served.clusters().contains(name),
            histories,
            days()));
  }

  private static Optional<Vm> vm(Inventory inventory, String id) {
    return inventory.vms().stream().filter(vm -> vm.uuid().toString().equals(id)).findFirst();
  }

  private List<VmView.History> histories(String id, Optional<String> cluster)
      throws StoreException {
    var histories = new ArrayList<VmView.History>();
    var inForce = new LatestInForce(served.control().checks());
    var now = served.store().history().current(id, cluster);
    var causes =
        new SubjectCauses(
            now,
            inForce.checks().of(Optional.empty()).stream()
                .map(check -> check.plugin().description())
                .toList());
    for (var check : inForce.checks().of(Optional.empty())) {
      var query =
          new BarsQuery(
              check.id(),
              today(),
              DAYS,
              cluster,
              Optional.of(id),
              Optional.empty(),
              true,
              Page.first(1));
      served.store().history().bars(query).bars().stream()
          .filter(bar -> bar.subject().id().equals(id))
          .forEach(bar ->
              histories.add(
                  new VmView.History(
                      check.plugin().description(),
                      bar,
                      words(now, check.plugin().description(), bar, causes),
                      inForce.isOff(check.id(), bar.clusterName()))));
    }
    return histories;
  }

  private List<VmView.Word> words(
      List<CurrentFinding> now, CheckDescription check, Bar bar, SubjectCauses causes) {
    var cluster =
        served
            .inventory(bar.clusterName())
            .map(Inventory::cluster)
            .orElseGet(() -> Cluster.named(bar.clusterName()));
    return now.stream()
        .filter(one -> one.check().equals(check.id()))
        .map(one -> VmView.Word.of(one, check, bar.subject(), cluster).following(causes.of(one)))
        .toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(served.clock().instant(), ZoneOffset.UTC);
  }

  private List<String> days() {
    return today()
        .minusDays(DAYS - 1L)
        .datesUntil(today().plusDays(1))
        .map(LocalDate::toString)
        .toList();
  }
}
