package ncc.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import ncc.engine.alert.AlertActions;
import ncc.server.access.Caller;
import ncc.server.setting.LatestInForce;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.store.alert.AlertFilter;
import ncc.store.alert.AlertOrder;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;

/// Alerts, and what operators do to them. Whoever does it stands in the alert's trail.
record AlertRoutes(Served served) {
  void addTo(RoutesConfig routes) {
    routes.get(ApiPart.ROOT + "/alerts", this::list);
    routes.get(ApiPart.ROOT + "/alerts/{id}", this::show);
    routes.post(ApiPart.ROOT + "/alerts/{id}/acknowledge", this::acknowledge);
    routes.post(ApiPart.ROOT + "/alerts/{id}/release", this::release);
    routes.post(ApiPart.ROOT + "/alerts/{id}/resolve", this::resolve);
  }

  private void list(Context context) throws StoreException {
    var id = Asked.query(context, "id");
    if (id.isPresent()) {
      find(context, id.get());
      return;
    }
    var paging = Paging.of(context);
    var names = KnownNames.of(served);
    var states = Asked.queries(context, "state", AlertState.class);
    var filter =
        new AlertFilter(
            names.clusterKey(Asked.query(context, "cluster")),
            names.check(Asked.query(context, "check")),
            Asked.query(context, "severity", Severity.class).orElse(Severity.INFO),
            states.isEmpty() ? AlertFilter.OPEN.states() : states,
            Asked.query(context, "text"));
    var wanted = new Page.Wanted(paging.offset(), paging.limit());
    var page = served.store().alertSearch().page(filter, AlertOrder.WORST_FIRST, wanted);
    Answer.object(
        context,
        Shapes.of(
            "items", shapes(page.items()),
            "total", page.total(),
            "next", paging.next(page.total())));
  }

  /// What a person may type: the alert with this id, or those whose ids begin so.
  private void find(Context context, String id) throws StoreException {
    var found = served.store().alertSearch().find(id, Paging.of(context).limit());
    Answer.object(context, Shapes.of("items", shapes(found), "total", (long) found.size()));
  }

  private void show(Context context) throws StoreException {
    Answer.object(context, shapes(List.of(alert(context))).getFirst());
  }

  private Alert alert(Context context) throws StoreException {
    var id = context.pathParam("id");
    return served.store().alertSearch().find(id, 1).stream()
        .filter(alert -> alert.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFoundResponse("there is no such alert"));
  }

  private void acknowledge(Context context) throws StoreException {
    var asked = Asked.of(context, Set.of("note", "until"));
    var given =
        new Acknowledgement(
            Caller.of(context).name(),
            asked.text("note").orElse(""),
            served.clock().instant(),
            asked.instant("until"));
    change(context, alert -> AlertActions.acknowledge(alert, given));
  }

  private void release(Context context) throws StoreException {
    var who = Caller.of(context).name();
    change(context, alert -> AlertActions.release(alert, who, served.clock().instant()));
  }

  private void resolve(Context context) throws StoreException {
    var note = Asked.of(context, Set.of("note")).text("note").orElse("");
    var who = Caller.of(context).name();
    change(context, alert -> AlertActions.resolve(alert, who, note, served.clock().instant()));
  }

  private void change(Context context, UnaryOperator<Alert> change) throws StoreException {
    var id = alert(context).id();
    try {
      var changed = served.store().alerts().update(List.of(id), change);
      if (changed.isEmpty()) {
        throw new NotFoundResponse("there is no such alert any more");
      }
      Answer.object(context, shapes(changed).getFirst());
    } catch (IllegalArgumentException e) {
      throw new ConflictResponse(String.valueOf(e.getMessage()));
    }
  }

  /// As they read now, and whether anything newer can be known of them.
  private List<Map<String, Object>> shapes(List<Alert> alerts) throws StoreException {
    var now = served.clock().instant();
    var inForce = new LatestInForce(served.control().checks());
    return alerts.stream()
        .map(alert -> {
          var shape = Shapes.alert(alert, now);
          shape.put("configured", served.isConfigured(alert.clusterName()));
          shape.put("enabled", !inForce.isOff(alert.checkId(), alert.clusterName()));
          return shape;
        })
        .toList();
  }
}
