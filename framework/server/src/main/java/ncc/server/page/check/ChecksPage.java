package ncc.server.page.check;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import ncc.server.access.Caller;
import ncc.server.page.frame.Frame;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.server.setting.EffectiveCheck;
import ncc.server.setting.SettingRefusedException;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.store.history.Bars;
import ncc.store.history.BarsQuery;
import ncc.store.history.Page;
import ncc.store.sql.StoreException;

/// The checks, and a page for each: how its subjects were, why it matters, and running and setting
/// it. What it shows follows Prism's page of a check.
public final class ChecksPage implements WebPart {
  private static final int DAYS = 7;

  private final Served served;
  private final Frame frame;

  public ChecksPage(Served served, Frame frame) {
    this.served = served;
    this.frame = frame;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/checks", this::list);
    routes.get("/checks/{id}", this::show);
    routes.post("/checks/{id}/settings", this::set);
  }

  private void list(Context context) throws StoreException {
    frame.show(context, "checks", served.control().checks().of(Optional.empty()));
  }

  private void show(Context context) throws StoreException {
    show(context, "");
  }

  private void show(Context context, String refused) throws StoreException {
    var id = context.pathParam("id");
    var query = new Query("/checks/" + id, Query.of(context).values());
    var cluster = query.get("cluster");
    var names = KnownNames.of(served);
    var check = check(id, cluster);
    var key = names.clusterKey(cluster);
    var bars = bars(id, key, query);
    frame.show(
        context,
        "check",
        new CheckView(
            query,
            check,
            served.control().changes(Optional.of(id), 1),
            bars.first().datesUntil(bars.first().plusDays(DAYS)).map(LocalDate::toString).toList(),
            Shown.of(bars.bars(), bars.subjects(), query),
            served.store().history().headlines(id, key),
            names.clusters(),
            refused));
  }

  private EffectiveCheck check(String id, Optional<String> cluster) throws StoreException {
    return served
        .control()
        .checks()
        .of(id, cluster)
        .orElseThrow(() -> KnownNames.unknown("check", id, served.control().ids()));
  }

  private Bars bars(String id, Optional<String> cluster, Query query) throws StoreException {
    var today = LocalDate.ofInstant(served.clock().instant(), ZoneOffset.UTC);
    return served
        .store()
        .history()
        .bars(
            new BarsQuery(
                id,
                today,
                DAYS,
                cluster,
                Optional.empty(),
                query.get("q"),
                true,
                new Page(query.shown(), query.from())));
  }

  private void set(Context context) throws StoreException {
    var id = context.pathParam("id");
    var cluster = Optional.ofNullable(context.formParam("cluster")).filter(name -> !name.isEmpty());
    check(id, cluster);
    try {
      served.control().change(Caller.of(context).name(), cluster, id, changes(context));
      context.redirect(new Query("/checks/" + id, Map.of()).with("cluster", cluster.orElse("")));
    } catch (SettingRefusedException e) {
      context.status(422);
      show(context, String.valueOf(e.getMessage()));
    }
  }

  /// All fields of the form that are settings; an empty one leaves it to the configuration.
  private static Map<String, Optional<String>> changes(Context context) {
    var changes = new java.util.HashMap<String, Optional<String>>();
    context
        .formParamMap()
        .forEach((name, values) -> {
          if (name.startsWith("set.")) {
            changes.put(
                name.substring("set.".length()),
                Optional.of(values.getFirst().strip()).filter(text -> !text.isEmpty()));
          }
        });
    return changes;
  }
}
