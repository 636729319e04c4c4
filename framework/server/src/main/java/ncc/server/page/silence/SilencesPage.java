package ncc.server.page.silence;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ncc.engine.silence.Silence;
import ncc.server.access.Caller;
import ncc.server.alert.SilenceNames;
import ncc.server.alert.SilenceText;
import ncc.server.page.frame.Deed;
import ncc.server.page.frame.Deeds;
import ncc.server.page.frame.Frame;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.server.page.silence.SilencesView.Line;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.store.sql.StoreException;

/// Silences, maintenance windows and waivers: what they hold back, until when, and ending them.
public final class SilencesPage implements WebPart {
  /// How long one that has ended is still shown.
  private static final Duration SHOWN = Duration.ofDays(7);

  private final Served served;
  private final Frame frame;
  private final Deeds deeds;

  public SilencesPage(Served served, Frame frame, Deeds deeds) {
    this.served = served;
    this.frame = frame;
    this.deeds = deeds;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/silences", this::list);
    routes.post("/silences/{id}/end", this::end);
  }

  private List<Silence> all() throws StoreException {
    return SilenceText.silences(served.store().silences().all()).all();
  }

  /// Those that last first, and of them those that end soonest.
  private void list(Context context) throws StoreException {
    var query = Query.of(context).without(Deeds.NAME);
    var now = served.clock().instant();
    var shown =
        all().stream()
            .filter(one -> !one.isOver(now.minus(SHOWN)))
            .sorted(
                Comparator.comparing((Silence one) -> one.isOver(now))
                    .thenComparing(one -> one.end().orElse(Instant.MAX))
                    .thenComparing(Silence::id))
            .toList();
    var part = Shown.part(shown, query);
    var names = SilenceNames.of(served.store(), part.rows());
    frame.show(
        context,
        "silences",
        new SilencesView(query, part.map(one -> line(one, names, now)), deeds.of(context)));
  }

  private static Line line(Silence silence, SilenceNames names, Instant now) {
    return new Line(
        silence.id(),
        kind(silence),
        silence.isOver(now) ? "ended" : silence.isInForce(now) ? "in force" : "waiting",
        about(silence, names),
        silence.reason(),
        silence.who(),
        silence.created(),
        silence.end(),
        !silence.isOver(now));
  }

  private static String kind(Silence silence) {
    if (silence.waiver()) {
      return "waiver";
    }
    return silence.recurrence().isPresent() ? "window" : "silence";
  }

  private static List<String> about(Silence silence, SilenceNames names) {
    var scope = silence.scope();
    var words = names.of(scope);
    var about = new ArrayList<String>();
    about.add(scope.clusters().isAll() ? "every cluster" : "cluster " + words.clusters());
    about.add(scope.checks().isAll() ? "every check" : "check " + words.checks());
    about.add(
        words.subject().orElse(scope.vms().isAll() ? "whatever it is about" : "VM " + words.vms()));
    return about;
  }

  /// It stays, and has ended: what it held back is told from.
  private void end(Context context) throws StoreException {
    var id = context.pathParam("id");
    var now = served.clock().instant();
    var silence =
        all().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFoundResponse("there is no silence " + id));
    if (!silence.isOver(now)) {
      served.store().silences().put(SilenceText.stored(silence.endedAt(now)));
    }
    var names = SilenceNames.of(served.store(), List.of(silence));
    var deed =
        Deed.of(
            Caller.of(context).name(),
            "Ended a " + kind(silence),
            about(silence, names),
            Optional.of((store, _, _) -> store.silences().put(SilenceText.stored(silence))));
    deeds.tell(
        context, deed, new Query("/silences", Query.of(context).without(Deeds.NAME).values()));
  }
}
