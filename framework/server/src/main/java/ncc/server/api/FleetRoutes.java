package ncc.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.engine.CheckPlugin;
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
    Answer.page(
        context, paging.part(all).stream().map(this::cluster).toList(), paging.next(all.size()));
  }

  private Map<String, Object> cluster(List<Latest> checks) {
    var first = checks.getFirst();
    return Shapes.of(
        "cluster", first.cluster(),
        "name", first.clusterName(),
        "status", Status.worst(checks.stream().map(Latest::status).toList()),
        "complete", checks.stream().allMatch(Latest::complete),
        "configured", served.isConfigured(first.clusterName()),
        "checks", checks.stream().map(Shapes::latest).toList());
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
