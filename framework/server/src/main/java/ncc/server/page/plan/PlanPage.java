package ncc.server.page.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.engine.plan.PlanText;
import ncc.json.PlanJson;
import ncc.server.page.frame.Frame;
import ncc.server.page.frame.Query;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Cause;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;
import ncc.store.sql.StoreException;

/// What mends what checks last found, to read and to take along.
public final class PlanPage implements WebPart {
  private static final int WAVE = 50;
  private static final Map<String, String> TYPES =
      Map.of(
          "text", "text/plain",
          "sh", "text/x-shellscript",
          "json", "application/json",
          "csv", "text/csv",
          "html", "text/html");

  private final Served served;
  private final Frame frame;

  public PlanPage(Served served, Frame frame) {
    this.served = requireNonNull(served);
    this.frame = requireNonNull(frame);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/plan", this::show);
    routes.get("/plan/{format}", this::download);
  }

  /// A plan, and what it was made of.
  private record Made(Plan plan, Run run, long left) {}

  private Made made(Query query) throws StoreException {
    var scope = PlanScope.of(query);
    var names = KnownNames.of(served);
    names.clusterKey(scope.cluster());
    names.check(scope.check());
    names.check(scope.cause().filter(id -> !id.equals(Cause.OF_SEVERAL)).map(PlanPage::check));
    var latest = LatestFindings.of(served, scope.cluster());
    var now = served.clock().instant();
    var run =
        latest
            .run()
            .orElseGet(() ->
                new Run(
                    "of-the-last-runs",
                    served.plan().version(),
                    "",
                    now,
                    now,
                    Duration.ZERO,
                    false,
                    List.of(),
                    List.of()));
    return new Made(Plan.of(run, scope::has, scope::has, WAVE), run, latest.left());
  }

  private static String check(String cause) {
    int dot = cause.indexOf('.');
    return dot < 0 ? cause : cause.substring(0, dot);
  }

  private void show(Context context) throws StoreException {
    var query = Query.of(context);
    var made = made(query);
    frame.show(
        context,
        "plan",
        PlanView.of(made.plan(), made.left(), query, formats(made), words(made.run(), query)));
  }

  private List<String> formats(Made made) {
    var formats = new ArrayList<String>(List.of("text"));
    if (new PlanText(made.plan(), made.run(), Optional.empty()).clusters().size() == 1) {
      formats.add("sh");
    }
    formats.add("json");
    served.catalog().reports().stream()
        .filter(report -> report.plans().isPresent())
        .map(ReportFormat::name)
        .forEach(formats::add);
    return formats;
  }

  private static List<String> words(Run run, Query query) {
    var words = new ArrayList<String>();
    query.get("cluster").ifPresent(name -> words.add("cluster " + name));
    query.get("check").ifPresent(id -> words.add("check " + id));
    query.get("cause").ifPresent(id -> words.add("cause " + id));
    query.get("subject").ifPresent(id -> words.add(subject(run, id)));
    return words;
  }

  private static String subject(Run run, String id) {
    return run.clusters().stream()
        .flatMap(cluster -> cluster.checks().stream())
        .flatMap(check -> check.groups().stream())
        .flatMap(group -> group.findings().stream())
        .map(finding -> finding.subject())
        .filter(subject -> subject.id().equals(id))
        .findFirst()
        .map(subject -> subject.kind().label() + " " + subject.name())
        .orElse(id);
  }

  private void download(Context context) throws StoreException, IOException {
    var format = context.pathParam("format");
    var made = made(Query.of(context));
    if (!formats(made).contains(format)) {
      throw new NotFoundResponse(
          "there is no plan as '%s' here; there is %s"
              .formatted(format, String.join(", ", formats(made))));
    }
    context.contentType(TYPES.getOrDefault(format, "text/plain") + "; charset=utf-8");
    context.header(
        "Content-Disposition",
        "attachment; filename=\"ncc-plan.%s\"".formatted(format.equals("text") ? "txt" : format));
    try (var out = new BufferedWriter(new OutputStreamWriter(context.outputStream(), UTF_8))) {
      write(format, made, out);
    }
  }

  private void write(String format, Made made, Appendable out) throws IOException {
    var text = new PlanText(made.plan(), made.run(), Optional.empty());
    switch (format) {
      case "text" -> out.append(text.text());
      case "sh" -> out.append(text.script());
      case "json" -> PlanJson.write(made.plan(), made.run(), out);
      default ->
          served
              .catalog()
              .report(format)
              .flatMap(ReportFormat::plans)
              .orElseThrow()
              .render(made.plan(), made.run(), ReportOptions.plain(), out);
    }
  }
}
