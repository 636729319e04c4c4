package ncc.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.engine.CheckPlugin;
import ncc.server.setting.LatestInForce;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.spi.check.Status;
import ncc.store.history.Latest;
import ncc.store.sql.StoreException;

/// Clusters and checks, as they were last seen.
record FleetRoutes(Served served) {
  void addTo(RoutesConfig routes) {
    routes.get(ApiPart.ROOT + "/clusters", this::clusters);
    routes.get(ApiPart.ROOT + "/checks", this::checks);
    routes.get(ApiPart.ROOT + "/checks/{id}", this::check);
  }

  private void clusters(Context context) throws StoreException {
    var paging = Paging.of(context);
    var clusters = new LinkedHashMap<String, List<Latest>>();
    for (Latest latest : served.store().history().latest()) {
      clusters.computeIfAbsent(latest.cluster(), _ -> new ArrayList<>()).add(latest);
    }
    var all = List.copyOf(clusters.values());
    var inForce = new LatestInForce(served.control().checks());
    Answer.page(
        context,
        paging.part(all).stream().map(one -> cluster(one, inForce)).toList(),
        paging.next(all.size()));
  }

  private Map<String, Object> cluster(List<Latest> checks, LatestInForce inForce) {
    var first = checks.getFirst();
    var counting = inForce.of(checks);
    return Shapes.of(
        "cluster", first.cluster(),
        "name", first.clusterName(),
        "status", Status.worst(counting.stream().map(Latest::status).toList()),
        "complete", counting.stream().allMatch(Latest::complete),
        "configured", served.isConfigured(first.clusterName()),
        "checks", checks.stream().map(one -> Shapes.latest(one, inForce.counts(one))).toList());
  }

  private void checks(Context context) {
    var paging = Paging.of(context);
    var all = served.catalog().checks();
    Answer.page(
        context, paging.part(all).stream().map(Shapes::check).toList(), paging.next(all.size()));
  }

  private List<String> ids() {
    return served.catalog().checks().stream().map(CheckPlugin::id).toList();
  }

  private void check(Context context) {
    var id = context.pathParam("id");
    var found = served.catalog().check(id);
    Answer.object(
        context, Shapes.check(found.orElseThrow(() -> KnownNames.unknown("check", id, ids()))));
  }
}
