package ncc.server.page.alert;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.engine.CheckPlugin;
import ncc.engine.alert.OwnAlerts;
import ncc.server.access.Caller;
import ncc.server.alert.SilenceText;
import ncc.server.page.frame.Deeds;
import ncc.server.page.frame.Frame;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.server.setting.LatestInForce;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.spi.run.CheckDescription;
import ncc.store.alert.AlertFilter;
import ncc.store.alert.AlertOrder;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;

/// Alerts, one by one and many at once.
public final class AlertsPage implements WebPart {
  private final Served served;
  private final Frame frame;
  private final Deeds deeds;

  public AlertsPage(Served served, Frame frame, Deeds deeds) {
    this.served = served;
    this.frame = frame;
    this.deeds = deeds;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/alerts", context -> list(context, AlertForm.EMPTY));
    routes.post("/alerts", this::actOnMany);
    routes.get("/alerts/{id}", context -> show(context, AlertForm.EMPTY));
    routes.post("/alerts/{id}", this::actOnOne);
  }

  private void list(Context context, AlertForm form) throws StoreException {
    var query = Query.of(context).without(Deeds.NAME);
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
            Shown.of(read(page.items()), page.total(), query),
            names.clusters(),
            held(page.items()),
            stale(page.items()),
            deeds.of(context),
            form,
            Untold.of(served.store())));
  }

  /// How alerts are held back, by alert id.
  private Map<String, String> held(List<Alert> alerts) throws StoreException {
    var now = served.clock().instant();
    var silences = SilenceText.silences(served.store().silences().all()).inForce(now);
    var held = new HashMap<String, String>();
    for (Alert alert : alerts) {
      silences.matching(alert, now).stream()
          .max(Comparator.comparing(one -> one.end().orElse(Instant.MAX)))
          .ifPresent(one -> held.put(alert.id(), one.waiver() ? "waived" : "silenced"));
    }
    return held;
  }

  /// Why nothing newer is known of those that are open, by alert id.
  private Map<String, String> stale(List<Alert> alerts) throws StoreException {
    var inForce = new LatestInForce(served.control().checks());
    var stale = new HashMap<String, String>();
    for (Alert alert : alerts) {
      if (!alert.state().isOpen()) {
        continue;
      }
      if (!served.isConfigured(alert.clusterName())) {
        stale.put(alert.id(), "cluster no longer configured");
      } else if (inForce.isOff(alert.checkId(), alert.clusterName())) {
        stale.put(alert.id(), "check turned off");
      }
    }
    return stale;
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

  private void show(Context context, AlertForm form) throws StoreException {
    var alert = alert(context);
    frame.show(
        context,
        "alert",
        new AlertView(
            alert,
            description(alert.checkId()),
            stale(List.of(alert)).getOrDefault(alert.id(), ""),
            held(List.of(alert)).getOrDefault(alert.id(), ""),
            deeds.of(context),
            form));
  }

  private Alert alert(Context context) throws StoreException {
    var id = context.pathParam("id");
    var found = served.store().alertSearch().find(id, 2);
    if (found.size() != 1) {
      throw new NotFoundResponse("there is no alert " + id);
    }
    return found.getFirst().readAt(served.clock().instant());
  }

  /// As they read now.
  private List<Alert> read(List<Alert> alerts) {
    var now = served.clock().instant();
    return alerts.stream().map(alert -> alert.readAt(now)).toList();
  }

  private Optional<CheckDescription> description(String checkId) {
    return checkId.equals(OwnAlerts.INVENTORY_CHECK)
        ? Optional.of(OwnAlerts.inventoryCheck())
        : served.catalog().check(checkId).map(CheckPlugin::description);
  }

  private void actOnMany(Context context) throws StoreException {
    var form = AlertForm.of(context, context.formParams("id"));
    try {
      act(context, form, alerts(form.ids()));
    } catch (ActRefusedException e) {
      context.status(422);
      list(context, form.refused(e));
    }
  }

  private void actOnOne(Context context) throws StoreException {
    var alert = alert(context);
    var form = AlertForm.of(context, List.of(alert.id()));
    try {
      act(context, form, List.of(alert));
    } catch (ActRefusedException e) {
      context.status(422);
      show(context, form.refused(e));
    }
  }

  /// What cannot be undone is asked for again, with all that it touches.
  private void act(Context context, AlertForm form, List<Alert> alerts)
      throws ActRefusedException, StoreException {
    var act = AlertAct.of(form, Caller.of(context).name(), served.clock().instant());
    var page = Query.of(context).without(Deeds.NAME);
    if (act.kind().isFinal() && !form.isConfirmed() && !alerts.isEmpty()) {
      frame.show(context, "confirm", new ConfirmView(page, alerts, form));
    } else {
      deeds.tell(context, act.on(served.store(), alerts), page);
    }
  }

  /// By their ids, or by a beginning that no other has.
  ///
  /// @throws ActRefusedException when one is not kept any more
  private List<Alert> alerts(List<String> ids) throws ActRefusedException, StoreException {
    var alerts = new ArrayList<Alert>();
    for (String id : ids) {
      var found = served.store().alertSearch().find(id, 2);
      if (found.size() != 1) {
        throw new ActRefusedException("id", "alert %s is not kept any more".formatted(id));
      }
      alerts.addAll(found);
    }
    return alerts;
  }
}
