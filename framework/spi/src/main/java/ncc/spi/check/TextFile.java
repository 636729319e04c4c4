package ncc.spi.check;

import static java.util.Objects.requireNonNull;

/// A file that an operator brings, as a parameter of a check: the check gets what stands in it. It
/// is read when the check is set, from the working directory where its name is relative. Whoever
/// may set the check names it, so what a check refuses it for shows nothing of its text.
///
/// @param name as the operator wrote it; empty for none
/// @param text of at most [#LONGEST] characters, in UTF-8, or in UTF-16 with a byte order mark; the
///   mark is left out
public record TextFile(String name, String text) {
  /// No file was named.
  public static final TextFile NONE = new TextFile("", "");

  /// More than any table that a person reads.
  public static final int LONGEST = 4 << 20;

  public TextFile {
    requireNonNull(name);
    requireNonNull(text);
  }

  /// Whether one was named.
  public boolean isNamed() {
    return !name.isEmpty();
  }

  /// Its name: what stands in it is shown nowhere.
  @Override
  public String toString() {
    return name;
  }
}
