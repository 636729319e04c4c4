package ncc.server.page.alert;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ncc.server.page.frame.Frame;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.store.alert.AlertFilter;
import ncc.store.alert.AlertOrder;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;

/// Alerts, one by one and many at once.
public final class AlertsPage implements WebPart {
  private final Served served;
  private final Frame frame;

  public AlertsPage(Served served, Frame frame) {
    this.served = served;
    this.frame = frame;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/alerts", this::list);
    routes.post("/alerts", this::act);
    routes.get("/alerts/{id}", this::show);
  }

  private void list(Context context) throws StoreException {
    var query = Query.of(context);
    var names = KnownNames.of(served);
    var page =
        served
            .store()
            .alertSearch()
            .page(
                filter(query, names),
                AlertOrder.WORST_FIRST,
                new Page.Wanted(query.from(), query.shown()));
    frame.show(
        context,
        "alerts",
        new AlertsView(
            query,
            Shown.of(page.items(), page.total(), query),
            names.clusters(),
            context.queryParam("done")));
  }

  private static AlertFilter filter(Query query, KnownNames names) {
    return new AlertFilter(
        names.clusterKey(query.get("cluster")),
        names.check(query.get("check")),
        query.oneOf("severity", Severity.class).orElse(Severity.INFO),
        query.oneOf("state", State.class).map(State::states).orElse(AlertFilter.OPEN.states()),
        query.get("q"));
  }

  /// What the list may be narrowed to; else it holds what is still to be dealt with.
  private enum State {
    OPEN,
    ACKNOWLEDGED,
    RESOLVED;

    Set<AlertState> states() {
      return switch (this) {
        case OPEN -> EnumSet.of(AlertState.OPEN);
        case ACKNOWLEDGED -> EnumSet.of(AlertState.ACKNOWLEDGED);
        case RESOLVED -> EnumSet.of(AlertState.RESOLVED, AlertState.AUTO_RESOLVED);
      };
    }
  }

  private void show(Context context) throws StoreException {
    var id = context.pathParam("id");
    var found = served.store().alertSearch().find(id, 2);
    if (found.size() != 1) {
      throw new NotFoundResponse("there is no alert " + id);
    }
    frame.show(context, "alert", found.getFirst());
  }

  private void act(Context context) throws StoreException {
    var ids = context.formParams("id");
    if (ids.isEmpty()) {
      throw new BadRequestResponse("choose at least one alert, then what to do about it");
    }
    try {
      var act = AlertAct.of(context, served.clock().instant());
      act.on(served.store(), alerts(ids));
      context.redirect(new Query("/alerts", java.util.Map.of()).with("done", act.done(ids.size())));
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse(String.valueOf(e.getMessage()));
    }
  }

  private List<Alert> alerts(List<String> ids) throws StoreException {
    var alerts = new java.util.ArrayList<Alert>();
    for (String id : ids) {
      alerts.addAll(served.store().alertSearch().find(id, 1));
    }
    return alerts;
  }
}
