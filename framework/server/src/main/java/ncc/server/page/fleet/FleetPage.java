package ncc.server.page.fleet;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.server.page.frame.Frame;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.server.setting.LatestInForce;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.store.alert.AlertFilter;
import ncc.store.alert.AlertOrder;
import ncc.store.history.Latest;
import ncc.store.schedule.PlannedSlot;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;

/// The first page: how the fleet is, what is new, what is late.
public final class FleetPage implements WebPart {
  private static final Duration NEW = Duration.ofDays(1);
  private static final Duration LATE = Duration.ofMinutes(2);
  private static final int NEWEST = 8;

  private static final AlertFilter RAISED =
      new AlertFilter(
          Optional.empty(),
          Optional.empty(),
          Severity.INFO,
          EnumSet.of(
              AlertState.OPEN,
              AlertState.ACKNOWLEDGED,
              AlertState.RESOLVED,
              AlertState.AUTO_RESOLVED),
          Optional.empty());

  private final Served served;
  private final Frame frame;
  private final OpenCauses causes;

  public FleetPage(Served served, Frame frame) {
    this.served = served;
    this.frame = frame;
    this.causes = new OpenCauses(served);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/", this::show);
  }

  private void show(Context context) throws StoreException {
    var query = Query.of(context);
    var inForce = new LatestInForce(served.control().checks());
    var latest = inForce.of(served.store().history().latest());
    var clusters = ClusterLine.all(latest, served.clusters(), served::isConfigured);
    var current = latest.stream().filter(one -> served.isConfigured(one.clusterName())).toList();
    var planned = served.planned();
    var view =
        new FleetView(
            query,
            Tally.of(
                clusters.stream().filter(ClusterLine::configured).map(ClusterLine::state).toList()),
            Shown.part(matching(clusters, query), query),
            CheckLine.all(current, inForce, served.clusters(), idle(planned, latest)),
            AlertTally.of(served.store().alertSearch().counts(AlertFilter.OPEN)),
            causes.lines(),
            fresh(),
            late(planned),
            planned.size(),
            served.waitingRuns(),
            served.catalog().problems());
    frame.show(context, "fleet", view);
  }

  /// The checks that ran on every cluster and left nothing: they are made for none of them.
  public static Set<String> idle(List<PlannedSlot> planned, List<Latest> latest) {
    var idle =
        planned.stream()
            .filter(slot -> slot.lastRun().isPresent())
            .map(slot -> slot.slot().check())
            .collect(Collectors.toSet());
    planned.stream()
        .filter(slot -> slot.lastRun().isEmpty())
        .forEach(slot -> idle.remove(slot.slot().check()));
    latest.forEach(one -> idle.remove(one.check()));
    return idle;
  }

  private static List<ClusterLine> matching(List<ClusterLine> clusters, Query query) {
    var part = query.text("q").toLowerCase(java.util.Locale.ROOT);
    var state = query.oneOf("state", ClusterState.class).map(ClusterState::name).orElse("");
    return clusters.stream()
        .filter(one -> one.name().toLowerCase(java.util.Locale.ROOT).contains(part))
        .filter(one -> state.isEmpty() || one.state().equals(state))
        .toList();
  }

  private List<Alert> fresh() throws StoreException {
    var since = served.clock().instant().minus(NEW);
    return served
        .store()
        .alertSearch()
        .page(RAISED, AlertOrder.NEWEST_FIRST, Page.Wanted.first(NEWEST))
        .items()
        .stream()
        .filter(alert -> alert.resolvedAt().orElse(alert.since()).isAfter(since))
        .toList();
  }

  private long late(List<PlannedSlot> planned) {
    var since = served.clock().instant().minus(LATE);
    return planned.stream()
        .filter(slot -> slot.runner().isEmpty() && slot.due().isBefore(since))
        .count();
  }
}
