package ncc.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import ncc.engine.silence.Recurrence;
import ncc.engine.silence.Silence;
import ncc.json.PlainJson;
import ncc.server.access.Caller;
import ncc.server.alert.SilenceText;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.spi.check.Durations;
import ncc.store.sql.StoreException;

/// Silences, maintenance windows and waivers.
record SilenceRoutes(Served served) {
  private static final Logger LOG = System.getLogger(SilenceRoutes.class.getName());
  private static final String SILENCES = ApiPart.ROOT + "/silences";

  void addTo(RoutesConfig routes) {
    routes.get(SILENCES, this::list);
    routes.post(SILENCES, this::add);
    routes.get(SILENCES + "/{id}", this::show);
    routes.delete(SILENCES + "/{id}", this::end);
  }

  private List<Silence> all() throws StoreException {
    return SilenceText.silences(served.store().silences().all()).all().stream()
        .sorted(Comparator.comparing(Silence::created).thenComparing(Silence::id))
        .toList();
  }

  private void list(Context context) throws StoreException {
    var paging = Paging.of(context);
    var now = served.clock().instant();
    var lasting = all().stream().filter(silence -> !silence.isOver(now)).toList();
    Answer.page(
        context,
        paging.part(lasting).stream().map(silence -> shape(silence, now)).toList(),
        paging.next(lasting.size()));
  }

  private void show(Context context) throws StoreException {
    Answer.object(context, shape(silence(context), served.clock().instant()));
  }

  private Silence silence(Context context) throws StoreException {
    var id = context.pathParam("id");
    return all().stream()
        .filter(silence -> silence.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFoundResponse("there is no such silence"));
  }

  private void add(Context context) throws StoreException {
    var now = served.clock().instant();
    var who = Caller.of(context).name();
    var silence = new AskedSilence(Asked.of(context, AskedSilence.MEMBERS), who, now).silence();
    KnownNames.of(served).require(silence.scope());
    served.store().silences().put(SilenceText.stored(silence));
    context
        .status(HttpStatus.CREATED)
        .header("Location", SILENCES + "/" + silence.id())
        .contentType("application/json")
        .result(PlainJson.write(shape(silence, now)));
  }

  /// It stays, and has ended: what it held back is told from.
  private void end(Context context) throws StoreException {
    var now = served.clock().instant();
    var silence = silence(context);
    var ended = silence.isOver(now) ? silence : silence.endedAt(now);
    served.store().silences().put(SilenceText.stored(ended));
    LOG.log(Level.INFO, "silence {0} ended by {1}", silence.id(), Caller.of(context).name());
    Answer.object(context, shape(ended, now));
  }

  private static Map<String, Object> shape(Silence silence, Instant now) {
    return Shapes.of(
        "id", silence.id(),
        "who", silence.who(),
        "created_at", silence.created(),
        "reason", silence.reason(),
        "clusters", silence.scope().clusters().patterns(),
        "checks", silence.scope().checks().patterns(),
        "vms", silence.scope().vms().patterns(),
        "subject", silence.scope().subject().map(Shapes::subject),
        "start", silence.start(),
        "until", silence.end(),
        "recurrence", silence.recurrence().map(SilenceRoutes::recurrence),
        "waiver", silence.waiver(),
        "in_force", silence.isInForce(now));
  }

  private static Map<String, Object> recurrence(Recurrence recurrence) {
    var shape =
        switch (recurrence.days()) {
          case Recurrence.Weekly weekly ->
              Shapes.of("days", weekly.days().stream().sorted().map(DayOfWeek::name).toList());
          case Recurrence.Monthly monthly -> Shapes.of("day", monthly.day());
        };
    shape.putAll(
        Shapes.of(
            "at", recurrence.at(),
            "length", Durations.exact(recurrence.length()),
            "zone", recurrence.zone().getId()));
    return shape;
  }
}
