package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// What came of looking at one thing of a guest: what was seen, or why nothing could be seen. A
/// thing that is not there was seen not to be there.
///
/// @param <T> what is seen
public sealed interface Reading<T> {
  /// It was looked at.
  record Seen<T>(T value) implements Reading<T> {
    public Seen {
      requireNonNull(value);
    }
  }

  /// It could not be looked at.
  ///
  /// @param why one sentence for the operator, with what would help, such as `run as root`
  record Unseen<T>(String why) implements Reading<T> {
    public Unseen {
      requireNonNull(why);
    }
  }

  /// What was seen, here or there.
  default Reading<T> or(Reading<T> other) {
    return this instanceof Unseen && other instanceof Seen ? other : this;
  }
}
