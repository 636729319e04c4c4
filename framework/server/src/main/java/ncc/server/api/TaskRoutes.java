package ncc.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import ncc.json.PlainJson;
import ncc.server.access.Caller;
import ncc.server.web.Served;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskItem;

/// What people and programs asked to be run, and how far it is.
record TaskRoutes(Served served) {
  private static final String ALL = "run_all";

  void addTo(RoutesConfig routes) {
    routes.get(ApiPart.ROOT + "/tasks", this::list);
    routes.get(ApiPart.ROOT + "/tasks/{id}", this::show);
    routes.post(ApiPart.ROOT + "/runs", this::ask);
  }

  private void list(Context context) throws StoreException {
    var paging = Paging.of(context);
    var wanted = new Page.Wanted(paging.offset(), paging.limit());
    var page = served.store().tasks().page(wanted);
    Answer.page(
        context, page.items().stream().map(Shapes::task).toList(), paging.next(page.total()));
  }

  private void show(Context context) throws StoreException {
    var task = served.store().tasks().find(context.pathParam("id"));
    Answer.object(
        context,
        Shapes.task(task.orElseThrow(() -> new NotFoundResponse("there is no such task"))));
  }

  private void ask(Context context) throws StoreException {
    var asked = Asked.of(context, Set.of("what", "clusters"));
    var what = asked.text("what").orElse(ALL);
    var checks = checks(what);
    var clusters = clusters(asked.texts("clusters"));
    var items = new ArrayList<TaskItem>();
    clusters.forEach(cluster -> checks.forEach(check -> items.add(new TaskItem(cluster, check))));
    var id = UUID.randomUUID().toString();
    served
        .store()
        .ledger()
        .ask(
            id,
            Caller.of(context).name(),
            what + " on " + String.join(", ", clusters),
            items,
            served.clock().instant());
    var task = served.store().tasks().find(id).orElseThrow();
    context
        .status(HttpStatus.ACCEPTED)
        .header("Location", ApiPart.ROOT + "/tasks/" + id)
        .contentType("application/json")
        .result(PlainJson.write(Shapes.task(task)));
  }

  /// A check, those of a module, or all of them.
  private List<String> checks(String what) {
    var found =
        served.plan().plugins().stream()
            .filter(check ->
                what.equals(ALL)
                    || check.id().equals(what)
                    || (check.description().module() + "/").startsWith(what + "/"))
            .map(check -> check.id())
            .toList();
    if (found.isEmpty()) {
      throw new BadRequestResponse(
          "'what' must be run_all, a check that is on, or a module of checks");
    }
    return found;
  }

  private List<String> clusters(List<String> named) {
    var known = served.clusters();
    for (String cluster : named) {
      if (!known.contains(cluster)) {
        throw new BadRequestResponse(
            "a cluster in 'clusters' is not looked after here; /api/v1/clusters shows them");
      }
    }
    return named.isEmpty() ? known.stream().sorted().toList() : named;
  }
}
