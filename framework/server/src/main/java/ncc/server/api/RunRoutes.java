package ncc.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.spi.check.Status;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.report.ReportOptions.Layout;
import ncc.spi.run.CheckRun;
import ncc.spi.run.Run;
import ncc.store.history.Page;
import ncc.store.history.RunFilter;
import ncc.store.sql.StoreException;

/// Runs, what they found, and every report of them.
record RunRoutes(Served served) {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "json", "application/json",
          "csv", "text/csv",
          "xml", "application/xml");

  void addTo(RoutesConfig routes) {
    routes.get(ApiPart.ROOT + "/runs", this::list);
    routes.get(ApiPart.ROOT + "/runs/{id}/findings", this::findings);
    routes.get(ApiPart.ROOT + "/runs/{id}/report/{format}", this::download);
  }

  private void list(Context context) throws StoreException {
    var paging = Paging.of(context);
    var names = KnownNames.of(served);
    var filter =
        new RunFilter(
            names.clusterKey(Asked.query(context, "cluster")),
            names.check(Asked.query(context, "check")),
            names.task(Asked.query(context, "task")),
            Optional.empty());
    var found =
        served.store().history().runs(filter, new Page(paging.limit() + 1, paging.offset()));
    Answer.page(
        context,
        found.stream().limit(paging.limit()).map(Shapes::run).toList(),
        paging.next(found.size() > paging.limit()));
  }

  private void findings(Context context) throws StoreException {
    var paging = Paging.of(context);
    var status = Asked.query(context, "status", Status.class);
    var all = new ArrayList<Map<String, Object>>();
    for (var cluster : run(context).clusters()) {
      for (CheckRun check : cluster.checks()) {
        check.groups().stream()
            .flatMap(group -> group.findings().stream())
            .filter(finding -> status.isEmpty() || finding.verdict().status() == status.get())
            .map(finding -> Shapes.finding(check.check().id(), finding))
            .forEach(all::add);
      }
    }
    Answer.page(context, paging.part(all), paging.next(all.size()));
  }

  /// A run, or all that a task has run.
  private Run run(Context context) throws StoreException {
    var id = context.pathParam("id");
    var run = served.store().history().run(id);
    var found = run.isPresent() ? run : served.store().history().task(id);
    return found.orElseThrow(() -> new NotFoundResponse("there is no such run"));
  }

  private void download(Context context) throws StoreException, IOException {
    var format =
        served
            .catalog()
            .report(context.pathParam("format"))
            .orElseThrow(() -> new NotFoundResponse("there is no such report"));
    var layout = Asked.query(context, "layout", Layout.class).orElse(Layout.COMMAND);
    var run = run(context);
    context.contentType(type(format));
    context.header(
        "Content-Disposition", "attachment; filename=\"%s\"".formatted(fileName(run, format)));
    var options = new ReportOptions(layout, false, Locale.ENGLISH, Optional.empty());
    try (var out = new BufferedWriter(new OutputStreamWriter(context.outputStream(), UTF_8))) {
      format.render(run, options, out);
    }
  }

  private static String type(ReportFormat format) {
    return TYPES.getOrDefault(format.extension(), "text/plain") + "; charset=utf-8";
  }

  /// NCC's own name for a run's output.
  private static String fileName(Run run, ReportFormat format) {
    return "ncc-output-%s-%d.%s"
        .formatted(
            run.startedAt().atOffset(ZoneOffset.UTC).toLocalDate(),
            run.startedAt().getEpochSecond(),
            format.extension());
  }
}
