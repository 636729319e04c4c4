package ncc.server.page.check;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.server.access.Caller;
import ncc.server.page.frame.Frame;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.server.setting.EffectiveCheck;
import ncc.server.setting.LatestInForce;
import ncc.server.setting.SettingRefusedException;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.store.history.Bars;
import ncc.store.history.BarsQuery;
import ncc.store.history.Latest;
import ncc.store.history.Page;
import ncc.store.sql.StoreException;

/// The checks, and a page for each: how its subjects were, why it matters, and running and setting
/// it. What it shows follows Prism's page of a check.
public final class ChecksPage implements WebPart {
  private static final int DAYS = 7;

  /// What the names of fields begin with that are settings.
  private static final String SET = "set.";

  private final Served served;
  private final Frame frame;

  public ChecksPage(Served served, Frame frame) {
    this.served = served;
    this.frame = frame;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/checks", this::list);
    routes.get("/checks/{id}", this::show);
    routes.post("/checks/{id}/settings", this::set);
    // Whoever loads a refused form again comes back to its page.
    routes.get(
        "/checks/{id}/settings",
        context ->
            context.redirect(
                new Query("/checks/" + context.pathParam("id"), Query.of(context).values())
                    .address()));
  }

  private void list(Context context) throws StoreException {
    var inForce = new LatestInForce(served.control().checks());
    frame.show(
        context,
        "checks",
        inForce.checks().of(Optional.empty()).stream()
            .map(check -> new CheckSchedule(check, inForce.schedule(check, served.clusters())))
            .toList());
  }

  private void show(Context context) throws StoreException {
    show(context, Map.of(), "");
  }

  private void show(Context context, Map<String, String> typed, String refused)
      throws StoreException {
    var id = context.pathParam("id");
    var query = new Query("/checks/" + id, Query.of(context).values());
    var cluster = scope(context, query);
    var names = KnownNames.of(served);
    var check = check(id, cluster);
    var key = names.clusterKey(cluster);
    var past = key.isEmpty() ? past(check) : Set.<String>of();
    var bars = bars(id, key.or(() -> names.clusterKey(query.get("history"))), query);
    frame.show(
        context,
        "check",
        new CheckView(
            cluster.map(name -> query.setting("cluster", name)).orElse(query),
            check,
            served.control().changes(Optional.of(id), 1),
            bars.first().datesUntil(bars.first().plusDays(DAYS)).map(LocalDate::toString).toList(),
            Shown.of(bars.bars(), bars.subjects(), query),
            served.store().history().headlines(id, key, past),
            names.clusters(),
            cluster.isEmpty() ? off(check) : List.of(),
            cluster.filter(name -> !served.isConfigured(name)).isPresent(),
            !past.isEmpty(),
            typed,
            refused));
  }

  /// The cluster that the whole page is about, in its address or in the form that was sent; what
  /// the list of subjects is narrowed to is another matter.
  private static Optional<String> scope(Context context, Query query) {
    return query
        .get("cluster")
        .or(() ->
            Optional.ofNullable(context.formParam("cluster")).filter(name -> !name.isEmpty()));
  }

  private List<String> off(EffectiveCheck everywhere) throws StoreException {
    if (!everywhere.enabled()) {
      return List.of();
    }
    var checks = served.control().checks();
    return served.clusters().stream()
        .filter(cluster ->
            !checks
                .of(everywhere.id(), Optional.of(cluster))
                .map(EffectiveCheck::enabled)
                .orElse(true))
        .sorted()
        .toList();
  }

  /// The clusters of which it says nothing now: it is off there, or they are no longer configured.
  /// Of a check that is off everywhere all is past, and said so.
  private Set<String> past(EffectiveCheck everywhere) throws StoreException {
    if (!everywhere.enabled()) {
      return Set.of();
    }
    var inForce = new LatestInForce(served.control().checks());
    return served.store().history().latest().stream()
        .filter(one -> one.check().equals(everywhere.id()))
        .filter(one -> !inForce.counts(one) || !served.isConfigured(one.clusterName()))
        .map(Latest::cluster)
        .collect(Collectors.toSet());
  }

  private EffectiveCheck check(String id, Optional<String> cluster) throws StoreException {
    return served
        .control()
        .checks()
        .of(id, cluster)
        .orElseThrow(() -> KnownNames.unknown("check", id, served.control().ids()));
  }

  private Bars bars(String id, Optional<String> cluster, Query query) throws StoreException {
    var today = LocalDate.ofInstant(served.clock().instant(), ZoneOffset.UTC);
    return served
        .store()
        .history()
        .bars(
            new BarsQuery(
                id,
                today,
                DAYS,
                cluster,
                Optional.empty(),
                query.get("q"),
                true,
                new Page(query.shown(), query.from())));
  }

  private void set(Context context) throws StoreException {
    var id = context.pathParam("id");
    var cluster = Optional.ofNullable(context.formParam("cluster")).filter(name -> !name.isEmpty());
    check(id, cluster);
    var changes = changes(context);
    try {
      if (!changes.isEmpty()) {
        served.control().change(Caller.of(context).name(), cluster, id, changes);
      }
      context.redirect(new Query("/checks/" + id, Map.of()).with("cluster", cluster.orElse("")));
    } catch (SettingRefusedException e) {
      context.status(422);
      show(context, typed(context), String.valueOf(e.getMessage()));
    }
  }

  /// The fields of the form that somebody changed; an empty one leaves it to the configuration.
  /// Those that stand as they were shown are nobody's wish: they go on following what they
  /// followed.
  private static Map<String, Optional<String>> changes(Context context) {
    var changes = new HashMap<String, Optional<String>>();
    typed(context)
        .forEach((name, text) -> {
          if (!text.equals(context.formParam("was." + name))) {
            changes.put(name, Optional.of(text).filter(one -> !one.isEmpty()));
          }
        });
    return changes;
  }

  /// All fields of the form that are settings.
  private static Map<String, String> typed(Context context) {
    var typed = new HashMap<String, String>();
    context
        .formParamMap()
        .forEach((name, values) -> {
          if (name.startsWith(SET)) {
            typed.put(name.substring(SET.length()), values.getFirst().strip());
          }
        });
    return typed;
  }
}
