package ncc.spi.inventory;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A version of dotted numbers, of any length: `4.1` is before `4.1.1`, and `4.1` equals `4.1.0` in
/// order (not as text). AOS (`6.10.1`) and NGT (`4.1.1`) both count so.
///
/// @param text the version as its source wrote it, trimmed
public record Version(String text) implements Comparable<Version> {
  private static final Pattern DOTTED = Pattern.compile("\\d+(\\.\\d+)*");

  /// @throws IllegalArgumentException when `text` is not dotted numbers
  public Version {
    text = text.strip();
    if (!DOTTED.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a version; expected dotted numbers such as 4.1.1");
    }
  }

  /// The version in `text`, or empty when it is not dotted numbers.
  public static Optional<Version> parse(String text) {
    var stripped = text.strip();
    return DOTTED.matcher(stripped).matches()
        ? Optional.of(new Version(stripped))
        : Optional.empty();
  }

  public boolean isBefore(Version other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Version other) {
    List<BigInteger> mine = numbers();
    List<BigInteger> theirs = other.numbers();
    for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
      int order = at(mine, i).compareTo(at(theirs, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private List<BigInteger> numbers() {
    return Arrays.stream(text.split("\\.")).map(BigInteger::new).toList();
  }

  private static BigInteger at(List<BigInteger> numbers, int i) {
    return i < numbers.size() ? numbers.get(i) : BigInteger.ZERO;
  }

  @Override
  public String toString() {
    return text;
  }
}
