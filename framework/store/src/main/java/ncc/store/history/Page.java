package ncc.store.history;

/// A part of a long list.
///
/// @param limit at most so many
/// @param offset how many come before
public record Page(int limit, long offset) {
  public Page {
    if (limit < 1 || offset < 0) {
      throw new IllegalArgumentException(
          "expected a limit of at least 1 and no negative offset, but found %d and %d"
              .formatted(limit, offset));
    }
  }

  public static Page first(int limit) {
    return new Page(limit, 0);
  }
}
