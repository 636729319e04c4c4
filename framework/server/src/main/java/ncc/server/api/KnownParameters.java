package ncc.server.api;

import static java.util.Objects.requireNonNull;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ncc.json.PlainJson;
import ncc.spi.message.Suggestion;
import org.jspecify.annotations.Nullable;

/// The parameters that may stand behind the `?` of each address, as the description has them. One
/// that is not known is refused: it was meant to narrow a list, which it would not.
///
/// @param byRoute by method and path, and whether they may be given several times
record KnownParameters(Map<String, Map<String, Boolean>> byRoute) {
  private static final String REFERENCE = "#/components/parameters/";

  KnownParameters {
    byRoute = Map.copyOf(byRoute);
  }

  static KnownParameters described() {
    var byRoute = new HashMap<String, Map<String, Boolean>>();
    object(PlainJson.object(ApiPart.description()).get("paths"))
        .forEach((path, methods) ->
            object(methods)
                .forEach((method, route) ->
                    byRoute.put(route(method, ApiPart.ROOT + path), names(object(route)))));
    return new KnownParameters(byRoute);
  }

  private static Map<String, Boolean> names(Map<?, ?> route) {
    var names = new TreeMap<String, Boolean>();
    var parameters = route.get("parameters") instanceof List<?> all ? all : List.of();
    for (Object parameter : parameters) {
      var described = object(parameter);
      if (described.get("$ref") instanceof String reference) {
        names.put(reference.substring(REFERENCE.length()), false);
      } else if ("query".equals(described.get("in"))) {
        names.put(
            String.valueOf(described.get("name")),
            "array".equals(object(described.get("schema")).get("type")));
      }
    }
    return names;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object value) {
    return (Map<String, Object>) requireNonNull(value);
  }

  private static String route(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  /// @throws BadRequestResponse when one of the request's parameters is not known there, or given
  ///   twice where only one of them would count
  void require(Context context) {
    var endpoint = context.endpoints().matchedHttpEndpoint();
    var known = endpoint == null ? null : byRoute.get(route(endpoint.method.name(), endpoint.path));
    if (known == null) {
      return;
    }
    context
        .queryParamMap()
        .forEach((name, values) -> {
          var isList = known.get(name);
          if (isList == null) {
            throw new BadRequestResponse(refusal(name, known.keySet()));
          }
          if (values.size() > 1 && !isList) {
            throw new BadRequestResponse("'%s' may be given once".formatted(name));
          }
        });
  }

  private static String refusal(String name, Set<String> known) {
    if (known.isEmpty()) {
      return "'%s' is not known; nothing may be asked here".formatted(name);
    }
    return "'%s' is not known%s; expected one of %s"
        .formatted(
            name,
            Suggestion.among(name, known).map("; did you mean '%s'?"::formatted).orElse(""),
            String.join(", ", known));
  }
}
