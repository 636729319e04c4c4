package ncc.server.page.run;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.server.access.Caller;
import ncc.server.page.frame.Frame;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.server.task.RunRefusedException;
import ncc.server.task.RunRequest;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.store.history.Page;
import ncc.store.history.RunFilter;
import ncc.store.history.RunLine;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskProgress;

/// Runs and tasks: what ran, what somebody asked for and how far it is, and reports to download.
public final class RunsPage implements WebPart {
  private static final int TASKS = 10;

  private final Served served;
  private final Frame frame;
  private final TaskEvents events;

  public RunsPage(Served served, Frame frame) {
    this.served = served;
    this.frame = frame;
    this.events = new TaskEvents(served);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/runs", this::list);
    routes.post("/runs", this::ask);
    routes.get("/runs/{id}", this::show);
    routes.get("/tasks/{id}", this::task);
    routes.sse("/tasks/{id}/events", events::follow);
  }

  private void list(Context context) throws StoreException {
    var query = Query.of(context);
    var page = new Page(query.shown() + 1, query.from());
    var names = KnownNames.of(served);
    var lines = served.store().history().runs(filter(query, names), page);
    var tasks = served.store().tasks().page(ncc.store.sql.Page.Wanted.first(TASKS)).items();
    frame.show(
        context,
        "runs",
        new RunsView(
            query,
            Shown.uncounted(lines, query),
            tasks,
            served.control().checks().of(Optional.empty()),
            names.clusters()));
  }

  private static RunFilter filter(Query query, KnownNames names) throws StoreException {
    return new RunFilter(
        names.clusterKey(query.get("cluster")),
        names.check(query.get("check")),
        names.task(query.get("task")),
        Optional.empty());
  }

  private void show(Context context) throws StoreException {
    var id = context.pathParam("id");
    var lines = served.store().history().lines(id);
    if (lines.isEmpty()) {
      throw new NotFoundResponse("there is no run " + id + "; runs are kept for some days only");
    }
    show(context, Optional.empty(), lines);
  }

  private void show(Context context, Optional<TaskProgress> task, List<RunLine> lines) {
    var reports = served.catalog().reports();
    frame.show(context, "run", RunView.of(Query.of(context), task, lines, reports));
  }

  private void task(Context context) throws StoreException {
    var id = context.pathParam("id");
    var task =
        served
            .store()
            .tasks()
            .find(id)
            .orElseThrow(() -> new NotFoundResponse("there is no task " + id));
    var filter =
        new RunFilter(Optional.empty(), Optional.empty(), Optional.of(id), Optional.empty());
    var lines = served.store().history().runs(filter, Page.first(Integer.MAX_VALUE));
    show(context, Optional.of(task), lines);
  }

  private void ask(Context context) throws StoreException {
    var request =
        new RunRequest(
            field(context, "check").orElse(RunRequest.ALL),
            field(context, "cluster").map(Set::of).orElse(Set.of()),
            field(context, "only").isPresent());
    try {
      var task = served.runNow().ask(Caller.of(context).name(), request);
      context.redirect(task.map(id -> "/tasks/" + id).orElse("/runs?nothing=failed"));
    } catch (RunRefusedException e) {
      throw new BadRequestResponse(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> field(Context context, String name) {
    return Optional.ofNullable(context.formParam(name)).filter(text -> !text.isEmpty());
  }
}
