package ncc.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
    var all = known();
    var inForce = new LatestInForce(served.control().checks());
    Answer.page(
        context,
        paging.part(all).stream().map(one -> cluster(one, inForce)).toList(),
        paging.next(all.size()));
  }

  /// @param checks their last runs; none where none ever ran
  private record Known(String key, String name, List<Latest> checks) {
    boolean hasRun() {
      return !checks.isEmpty();
    }
  }

  /// Those of which anything was ever said, then those that are looked after and never ran.
  private List<Known> known() throws StoreException {
    var remembered = new LinkedHashMap<String, List<Latest>>();
    var unseen = new TreeSet<>(served.clusters());
    for (Latest latest : served.store().history().latest()) {
      remembered.computeIfAbsent(latest.cluster(), _ -> new ArrayList<>()).add(latest);
      unseen.remove(latest.clusterName());
    }
    var known = new ArrayList<Known>();
    remembered.forEach(
        (key, checks) -> known.add(new Known(key, checks.getFirst().clusterName(), checks)));
    unseen.forEach(name -> known.add(new Known(name, name, List.of())));
    return known;
  }

  /// One of which nothing is known is not healthy.
  private Map<String, Object> cluster(Known known, LatestInForce inForce) {
    var checks = known.checks();
    var counting = inForce.of(checks);
    var worst = Status.worst(counting.stream().map(Latest::counted).toList());
    return Shapes.of(
        "cluster", known.key(),
        "name", known.name(),
        "status", known.hasRun() ? worst : Status.ERR,
        "complete", known.hasRun() && counting.stream().allMatch(Latest::complete),
        "configured", served.isConfigured(known.name()),
        "has_run", known.hasRun(),
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
