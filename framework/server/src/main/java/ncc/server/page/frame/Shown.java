package ncc.server.page.frame;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The part of a list that a page shows, and where the rest is. Public for the template engine
/// only.
///
/// @param first counted from 1
/// @param total how long the whole list is; empty where nobody counts it
/// @param before address of the rows before; empty for the first
/// @param after address of the rows after; empty for the last
public record Shown<T>(
    List<T> rows, long first, Optional<Long> total, String before, String after) {
  public Shown {
    rows = List.copyOf(rows);
    requireNonNull(total);
    requireNonNull(before);
    requireNonNull(after);
  }

  /// A part that was read already.
  public static <T> Shown<T> of(List<T> rows, long total, Query query) {
    return of(rows, Optional.of(total), query.from() + rows.size() < total, query);
  }

  /// A part of a list that nobody counts, read with one row more than is shown.
  public static <T> Shown<T> uncounted(List<T> read, Query query) {
    boolean more = read.size() > query.shown();
    var rows = more ? read.subList(0, query.shown()) : read;
    return of(rows, Optional.empty(), more, query);
  }

  private static <T> Shown<T> of(List<T> rows, Optional<Long> total, boolean more, Query query) {
    int from = query.from();
    int shown = query.shown();
    var before = from == 0 ? "" : query.with("from", text(Math.max(0, from - shown)));
    var after = more ? query.with("from", text(from + shown)) : "";
    return new Shown<>(rows, from + 1L, total, before, after);
  }

  /// The part of `all` that is asked for.
  public static <T> Shown<T> part(List<T> all, Query query) {
    int from = Math.min(query.from(), all.size());
    int end = Math.min(from + query.shown(), all.size());
    return of(all.subList(from, end), (long) all.size(), query);
  }

  /// The same part with something made of each row.
  public <R> Shown<R> map(Function<T, R> mapping) {
    return new Shown<>(rows.stream().map(mapping).toList(), first, total, before, after);
  }

  private static String text(int from) {
    return from == 0 ? "" : String.valueOf(from);
  }

  /// Counted from 1.
  public long last() {
    return first + rows.size() - 1;
  }
}
