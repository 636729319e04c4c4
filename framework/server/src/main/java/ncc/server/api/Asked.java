package ncc.server.api;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ncc.engine.Instants;
import ncc.json.PlainJson;
import ncc.server.web.Choice;

/// What a request says, by what each part must be. Whatever is not so is answered with what would
/// be.
final class Asked {
  private final Map<String, Object> members;

  private Asked(Map<String, Object> members) {
    this.members = members;
  }

  /// The JSON object in the body; none at all says nothing.
  ///
  /// @param known the members there may be
  static Asked of(Context context, Set<String> known) {
    var body = context.body();
    if (body.isBlank()) {
      return new Asked(Map.of());
    }
    var type = Optional.ofNullable(context.contentType()).orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/json")) {
      throw new io.javalin.http.HttpResponseException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE.getCode(), "expected application/json");
    }
    try {
      return new Asked(only(PlainJson.request(body), known));
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse("the body is refused: " + e.getMessage());
    }
  }

  private static Map<String, Object> only(Map<String, Object> members, Set<String> known) {
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        throw new BadRequestResponse(
            "'%s' is not known; expected %s"
                .formatted(name, String.join(", ", new TreeSet<>(known))));
      }
    }
    return members;
  }

  Optional<String> text(String name) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw new BadRequestResponse("'" + name + "' must be a text");
    };
  }

  List<String> texts(String name) {
    return switch (members.get(name)) {
      case null -> List.of();
      case List<?> list when list.stream().allMatch(String.class::isInstance) ->
          list.stream().map(String.class::cast).toList();
      default -> throw new BadRequestResponse("'" + name + "' must be a list of texts");
    };
  }

  Optional<Boolean> flag(String name) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case Boolean truth -> Optional.of(truth);
      default -> throw new BadRequestResponse("'" + name + "' must be true or false");
    };
  }

  /// A member that is an object itself.
  ///
  /// @param known the members there may be
  Optional<Asked> object(String name, Set<String> known) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case Map<?, ?> object -> Optional.of(new Asked(only(named(object), known)));
      default -> throw new BadRequestResponse("'" + name + "' must be an object");
    };
  }

  private static Map<String, Object> named(Map<?, ?> object) {
    var named = new LinkedHashMap<String, Object>();
    object.forEach((name, value) -> named.put(name.toString(), value));
    return named;
  }

  /// A member that is an object of single values, as `ncc.yaml` would have them.
  Map<String, String> values(String name) {
    var values = new LinkedHashMap<String, String>();
    switch (members.get(name)) {
      case null -> {}
      case Map<?, ?> object ->
          object.forEach((key, value) -> values.put(key.toString(), single(key.toString(), value)));
      default -> throw new BadRequestResponse("'" + name + "' must be an object");
    }
    return values;
  }

  private static String single(String name, Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> throw new BadRequestResponse("'" + name + "' must be a single value");
    };
  }

  Optional<Instant> instant(String name) {
    try {
      return text(name).map(Instants::parse);
    } catch (DateTimeException _) {
      throw new BadRequestResponse("'" + name + "' must be " + Instants.ACCEPTED);
    }
  }

  static Optional<String> query(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name));
  }

  static <E extends Enum<E>> Optional<E> query(Context context, String name, Class<E> type) {
    return query(context, name).map(text -> Choice.of(name, text, type));
  }

  /// Every value of a parameter that may be given several times.
  static <E extends Enum<E>> Set<E> queries(Context context, String name, Class<E> type) {
    return context.queryParams(name).stream()
        .map(text -> Choice.of(name, text, type))
        .collect(Collectors.toUnmodifiableSet());
  }
}
