package ncc.store.sql;

import java.util.List;

/// A part of a list, for people who leaf through it.
///
/// @param total how long the whole list is
/// @param <T> what it is a list of
public record Page<T>(List<T> items, long total) {
  /// Which part is asked for.
  ///
  /// @param offset how many to pass over
  /// @param limit how many to show at most
  public record Wanted(long offset, int limit) {
    public Wanted {
      if (offset < 0 || limit < 0) {
        throw new IllegalArgumentException(
            "a page begins at 0 or later and has no negative length");
      }
    }

    public static Wanted first(int limit) {
      return new Wanted(0, limit);
    }

    /// To be added to a statement that has an order.
    public Sql sql() {
      return Sql.of("limit ? offset ?", limit, offset);
    }
  }

  public Page {
    items = List.copyOf(items);
  }
}
