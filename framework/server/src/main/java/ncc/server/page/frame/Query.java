package ncc.server.page.frame;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ncc.server.web.Choice;

/// What stands behind the `?` of a page's address: all of its state.
///
/// @param path of the page
/// @param values by name, in their order; none is empty
public record Query(String path, Map<String, String> values) {
  /// As many rows as a page shows at once, unless its address says otherwise.
  public static final int ROWS = 50;

  private static final int MOST_ROWS = 500;

  public Query {
    requireNonNull(path);
    values = new LinkedHashMap<>(values);
  }

  public static Query of(Context context) {
    var values = new LinkedHashMap<String, String>();
    context
        .queryParamMap()
        .forEach((name, all) -> {
          if (!all.getFirst().isBlank()) {
            values.put(name, all.getFirst().strip());
          }
        });
    return new Query(context.path(), values);
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// Empty where it is not there.
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  /// One of the words there are.
  ///
  /// @throws io.javalin.http.BadRequestResponse with those words, when it is none of them
  public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    return get(name).map(text -> Choice.of(name, text, type));
  }

  /// How many rows to show; what is no number, or none that a page can hold, counts as the usual.
  public int shown() {
    var shown = values.getOrDefault("shown", "");
    return shown.matches("[1-9]\\d{0,3}") ? Math.min(Integer.parseInt(shown), MOST_ROWS) : ROWS;
  }

  /// How many rows to leave out before.
  public int from() {
    var from = values.getOrDefault("from", "");
    return from.matches("\\d{1,7}") ? Integer.parseInt(from) : 0;
  }

  /// The address of the same page with one value other; empty for without it.
  public String with(String name, String value) {
    var others = new LinkedHashMap<>(values);
    if (value.isEmpty()) {
      others.remove(name);
    } else {
      others.put(name, value);
    }
    return address(others);
  }

  /// The same page with one value other.
  public Query setting(String name, String value) {
    var others = new LinkedHashMap<>(values);
    others.put(name, value);
    return new Query(path, others);
  }

  /// The same page without one value.
  public Query without(String name) {
    var others = new LinkedHashMap<>(values);
    others.remove(name);
    return new Query(path, others);
  }

  /// The address of this page.
  public String address() {
    return address(values);
  }

  /// All but its path.
  public String search() {
    return address().substring(path.length());
  }

  private String address(Map<String, String> others) {
    return others.isEmpty()
        ? path
        : others.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
