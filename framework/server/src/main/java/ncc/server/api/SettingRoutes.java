package ncc.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.server.access.Caller;
import ncc.server.setting.EffectiveCheck;
import ncc.server.setting.Misfit;
import ncc.server.setting.Origin;
import ncc.server.setting.SettingRefusedException;
import ncc.server.web.KnownNames;
import ncc.server.web.Served;
import ncc.store.setting.SettingChange;
import ncc.store.sql.StoreException;

/// How checks are set while daemons run, on every cluster or on one, and who changed what.
record SettingRoutes(Served served) {
  private static final String SETTINGS = ApiPart.ROOT + "/checks/{id}/settings";

  void addTo(RoutesConfig routes) {
    routes.get(SETTINGS, context -> show(context, check(context)));
    routes.patch(SETTINGS, this::change);
    routes.delete(SETTINGS, this::reset);
    routes.get(ApiPart.ROOT + "/checks/{id}/changes", this::changes);
  }

  private EffectiveCheck check(Context context) throws StoreException {
    return served
        .control()
        .checks()
        .of(context.pathParam("id"), cluster(context))
        .orElseThrow(
            () -> KnownNames.unknown("check", context.pathParam("id"), served.control().ids()));
  }

  private Optional<String> cluster(Context context) {
    var named = Asked.query(context, "cluster");
    if (named.isPresent() && !served.clusters().contains(named.get())) {
      throw KnownNames.unknown("cluster", named.get(), served.clusters());
    }
    return named;
  }

  private void change(Context context) throws StoreException {
    var check = check(context);
    var asked = Asked.of(context, Set.of("values", "reset"));
    var values = new LinkedHashMap<String, Optional<String>>();
    asked.values("values").forEach((name, value) -> values.put(name, Optional.of(value)));
    for (String name : asked.texts("reset")) {
      if (values.getOrDefault(name, Optional.empty()).isPresent()) {
        throw new BadRequestResponse(
            "'%s' is among the values and among the names to reset; expected it in one of them"
                .formatted(name));
      }
      values.put(name, Optional.empty());
    }
    if (values.isEmpty()) {
      throw new BadRequestResponse("nothing is to be set; expected values, or names to reset");
    }
    try {
      served.control().change(Caller.of(context).name(), cluster(context), check.id(), values);
    } catch (SettingRefusedException e) {
      throw new BadRequestResponse(String.valueOf(e.getMessage()));
    }
    show(context, check(context));
  }

  private void reset(Context context) throws StoreException {
    served.control().reset(Caller.of(context).name(), cluster(context), check(context).id());
    show(context, check(context));
  }

  private void show(Context context, EffectiveCheck check) {
    Answer.object(
        context,
        Shapes.of(
            "check", check.id(),
            "cluster", cluster(context),
            "values", check.values().stream().map(SettingRoutes::value).toList(),
            "misfits", check.misfits().stream().map(Misfit::toString).toList()));
  }

  private static Map<String, Object> value(EffectiveCheck.Value value) {
    var shape = Shapes.of("name", value.name(), "value", value.text());
    shape.putAll(origin(value.origin()));
    return shape;
  }

  private static Map<String, Object> origin(Origin origin) {
    return switch (origin) {
      case Origin.Standard _ -> Shapes.of("origin", "default");
      case Origin.Configured _ -> Shapes.of("origin", "configuration");
      case Origin.SetEverywhere(var who, var at) ->
          Shapes.of("origin", "set", "who", who, "at", at);
      case Origin.SetForCluster(_, var who, var at) ->
          Shapes.of("origin", "set for the cluster", "who", who, "at", at);
    };
  }

  private void changes(Context context) throws StoreException {
    var last =
        served.control().changes(Optional.of(check(context).id()), Paging.of(context).limit());
    Answer.page(context, last.stream().map(SettingRoutes::change).toList(), Optional.empty());
  }

  private static Map<String, Object> change(SettingChange change) {
    return Shapes.of(
        "at", change.at(),
        "who", change.who(),
        "cluster", change.what().cluster(),
        "name", change.what().name(),
        "before", change.before(),
        "after", change.after());
  }
}
