package ncc.spi.inventory;

import java.util.Optional;

/// A version of dotted numbers, of any length: `4.1` is before `4.1.1`, and `4.1` equals `4.1.0` in
/// order (not as text). AOS (`6.10.1`) and NGT (`4.1.1`) both count so.
///
/// @param text the version as its source wrote it, trimmed
public record Version(String text) implements Comparable<Version> {
  /// @throws IllegalArgumentException when `text` is not dotted numbers
  public Version {
    text = text.strip();
    if (!isDotted(text)) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a version; expected dotted numbers such as 4.1.1");
    }
  }

  /// The version in `text`, or empty when it is not dotted numbers.
  public static Optional<Version> parse(String text) {
    var stripped = text.strip();
    return isDotted(stripped) ? Optional.of(new Version(stripped)) : Optional.empty();
  }

  private static boolean isDotted(String text) {
    boolean inNumber = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' ? !inNumber : c < '0' || c > '9') {
        return false;
      }
      inNumber = c != '.';
    }
    return inNumber;
  }

  public boolean isBefore(Version other) {
    return compareTo(other) < 0;
  }

  /// Number by number, straight from the text: a fleet compares versions by the hundred thousand.
  @Override
  public int compareTo(Version other) {
    int mine = 0;
    int theirs = 0;
    while (mine < text.length() || theirs < other.text.length()) {
      int myEnd = endOfNumber(text, mine);
      int theirEnd = endOfNumber(other.text, theirs);
      int order = compareNumbers(text, mine, myEnd, other.text, theirs, theirEnd);
      if (order != 0) {
        return order;
      }
      mine = Math.min(myEnd + 1, text.length());
      theirs = Math.min(theirEnd + 1, other.text.length());
    }
    return 0;
  }

  private static int endOfNumber(String text, int from) {
    int dot = text.indexOf('.', from);
    return dot < 0 ? text.length() : dot;
  }

  /// Without leading zeros the longer number is the greater, whatever its size; none at all is
  /// zero.
  private static int compareNumbers(String a, int aFrom, int aEnd, String b, int bFrom, int bEnd) {
    int aStart = withoutZeros(a, aFrom, aEnd);
    int bStart = withoutZeros(b, bFrom, bEnd);
    int byLength = Integer.compare(aEnd - aStart, bEnd - bStart);
    for (int i = 0; byLength == 0 && i < aEnd - aStart; i++) {
      int byDigit = Character.compare(a.charAt(aStart + i), b.charAt(bStart + i));
      if (byDigit != 0) {
        return byDigit;
      }
    }
    return byLength;
  }

  private static int withoutZeros(String text, int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  @Override
  public String toString() {
    return text;
  }
}
