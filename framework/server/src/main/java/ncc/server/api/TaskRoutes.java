package ncc.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import java.util.Set;
import ncc.json.PlainJson;
import ncc.server.access.Caller;
import ncc.server.task.RunRefusedException;
import ncc.server.task.RunRequest;
import ncc.server.web.Served;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;

/// What people and programs asked to be run, and how far it is.
record TaskRoutes(Served served) {
  /// As NCC has it.
  private static final String NCC_ALL = "run_all";

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
    var asked = Asked.of(context, Set.of("what", "clusters", "only"));
    var what = asked.text("what").filter(text -> !text.equals(NCC_ALL)).orElse(RunRequest.ALL);
    var request = new RunRequest(what, Set.copyOf(asked.texts("clusters")), isOfFailed(asked));
    var id = asked(Caller.of(context).name(), request);
    if (id.isEmpty()) {
      context.status(HttpStatus.NO_CONTENT);
      return;
    }
    accepted(context, id.get());
  }

  private static boolean isOfFailed(Asked asked) {
    var only = asked.text("only");
    if (only.isPresent() && !only.get().equals("failed")) {
      throw new BadRequestResponse("'only' must be failed, or left out");
    }
    return only.isPresent();
  }

  private void accepted(Context context, String id) throws StoreException {
    var task =
        served
            .store()
            .tasks()
            .find(id)
            .orElseThrow(() -> new NotFoundResponse("there is no such task any more"));
    context
        .status(HttpStatus.ACCEPTED)
        .header("Location", ApiPart.ROOT + "/tasks/" + id)
        .contentType("application/json")
        .result(PlainJson.write(Shapes.task(task)));
  }

  /// Empty where nothing has failed.
  private Optional<String> asked(String who, RunRequest request) throws StoreException {
    try {
      return served.runNow().ask(who, request);
    } catch (RunRefusedException e) {
      throw new BadRequestResponse(String.valueOf(e.getMessage()));
    }
  }
}
