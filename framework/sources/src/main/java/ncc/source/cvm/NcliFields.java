package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of `Key : value` text as `ncli` prints it, indented or not, blank lines between or
/// not.
///
/// The first colon ends a known key, so values may hold colons. A line that is no field belongs to
/// the value before it: ncli wraps long ids, and prints names with line ends as they are. A line
/// with an unknown key is a field only where its colon stands below the colon of the line before,
/// or right of it behind a longer key.
public final class NcliFields {
  private final Lines lines;
  private final Set<String> keys;
  private Lines.@Nullable Line ahead;
  private boolean isBegun;
  private int column = Integer.MAX_VALUE;

  /// @param line where it begins
  /// @param value behind the key, on the same line
  /// @param more further lines of the value
  /// @param isEnded a line end follows the last line
  public record Field(long line, String key, String value, List<String> more, boolean isEnded) {
    /// The value of a name, with its line ends.
    public String text() {
      return more.isEmpty() ? value : value + "\n" + String.join("\n", more);
    }

    /// The value of an id, which has no spaces but where it was wrapped.
    public String unwrapped() {
      return (value + String.join("", more)).replaceAll("\\s+", "");
    }
  }

  public NcliFields(InputStream in, Set<String> keys) {
    this.lines = new Lines(in);
    this.keys = keys;
  }

  /// The number of the line read last, 0 before the first.
  public long line() {
    return lines.number();
  }

  /// The next field, null after the last. Lines before the first field are skipped.
  public @Nullable Field next() throws IOException {
    var line = isBegun ? ahead : lines.next();
    isBegun = true;
    while (line != null && !isField(line)) {
      line = lines.next();
    }
    return line == null ? null : field(line);
  }

  private Field field(Lines.Line first) throws IOException {
    int colon = colon(first.text());
    column = colon;
    var more = new ArrayList<String>();
    int blank = 0;
    boolean isEnded = first.isEnded();
    ahead = lines.next();
    while (ahead != null && !isField(ahead)) {
      isEnded = ahead.isEnded();
      more.add(ahead.text());
      blank = ahead.text().isBlank() ? blank + 1 : 0;
      ahead = lines.next();
    }
    return new Field(
        first.number(),
        first.text().substring(0, colon).strip(),
        value(first.text(), colon),
        List.copyOf(more.subList(0, more.size() - blank)),
        isEnded);
  }

  private static String value(String line, int colon) {
    boolean isSpaced = colon + 1 < line.length() && line.charAt(colon + 1) == ' ';
    return line.substring(colon + (isSpaced ? 2 : 1));
  }

  private boolean isField(Lines.Line line) {
    int colon = colon(line.text());
    if (colon < 0) {
      return false;
    }
    var key = line.text().substring(0, colon);
    return keys.contains(key.strip()) || isBelow(line.text(), key, colon);
  }

  private boolean isBelow(String line, String key, int colon) {
    boolean isSpaced =
        key.endsWith(" ") && (colon + 1 == line.length() || line.charAt(colon + 1) == ' ');
    return isSpaced && !key.isBlank() && (colon == column || (colon > column && isUnpadded(key)));
  }

  private static boolean isUnpadded(String key) {
    return !key.endsWith("  ");
  }

  private int colon(String line) {
    return line.indexOf(':');
  }
}
