package ncc.source.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields of `Key : value` text as `ncli` prints it, indented or not, blank lines between or
/// not.
///
/// The first colon ends a known key, so values may hold colons. A line that is no field belongs to
/// the value before it: ncli wraps long ids, and prints names with line ends as they are. A line
/// with an unknown key is a field only where its colon stands below the colon of the line before,
/// or right of it behind a longer key.
///
/// Text that was copied from a terminal has prompts around and between outputs: each is given as a
/// field [#PROMPT], an error as [#ERROR], and a line [#NOTHING] as a field of that key. None of
/// them is looked for inside the value of a key that may hold anything, such as a VM's name.
public final class BlockFields {
  /// The key of a prompt; its value is the line.
  public static final String PROMPT = "$";

  /// What a command prints where it has nothing to list.
  public static final String NOTHING = "[None]";

  /// The key of a line in which a command says that it failed; its value is the line.
  public static final String ERROR = "Error:";

  private static final Pattern STOPPED =
      Pattern.compile(".*\\^C|Killed|Terminated|Quit|Hangup|Broken pipe|.* \\(core dumped\\)");
  private static final int MOST_LINES = 10_000;

  private final Lines lines;
  private final Prompts prompts;
  private final Set<String> keys;
  private final String free;
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

    /// Behind the value stands a line `key` without its value, or only its beginning, or what a
    /// terminal shows of a command that was stopped.
    public boolean isCutBefore(String key) {
      return more.stream()
          .map(String::strip)
          .anyMatch(line -> isPartOf(line, key) || STOPPED.matcher(line).matches());
    }

    private static boolean isPartOf(String line, String key) {
      return !line.isEmpty() && (line.startsWith(key) || key.startsWith(line));
    }

    /// It is no output of a field, but a prompt, an error or that there is nothing.
    public boolean isMark() {
      return key.equals(PROMPT) || key.equals(NOTHING) || key.equals(ERROR);
    }
  }

  /// @param program the word that begins what is typed, such as `ncli`
  /// @param keys those that are known
  /// @param free the key whose value may hold anything; empty for none
  public BlockFields(InputStream in, String program, Set<String> keys, String free) {
    this.lines = new Lines(in);
    this.prompts = new Prompts(program);
    this.keys = keys;
    this.free = free;
  }

  /// What `ncli` prints of VMs and clusters.
  public static BlockFields ofNcli(InputStream in, Set<String> keys) {
    return new BlockFields(in, "ncli", keys, "VM Name");
  }

  /// The number of the line read last, 0 before the first.
  public long line() {
    return lines.number();
  }

  /// The next field, null after the last. Lines before the first field are skipped.
  public @Nullable Field next() throws IOException {
    var line = isBegun ? ahead : lines.next();
    isBegun = true;
    while (line != null && !isField(line) && mark(line).isEmpty()) {
      line = lines.next();
    }
    return line == null ? null : field(line);
  }

  private Field field(Lines.Line first) throws IOException {
    if (!isField(first)) {
      column = Integer.MAX_VALUE;
      return field(first, mark(first), first.text().strip());
    }
    int colon = colon(first.text());
    column = colon;
    return field(first, first.text().substring(0, colon).strip(), value(first.text(), colon));
  }

  private Field field(Lines.Line first, String key, String value) throws IOException {
    var more = new ArrayList<String>();
    int blank = 0;
    boolean isEnded = first.isEnded();
    ahead = lines.next();
    while (ahead != null && !isField(ahead) && (key.equals(free) || mark(ahead).isEmpty())) {
      if (more.size() == MOST_LINES) {
        throw new IOException("a value goes on for more than " + MOST_LINES + " lines");
      }
      isEnded = ahead.isEnded();
      more.add(ahead.text());
      blank = ahead.text().isBlank() ? blank + 1 : 0;
      ahead = lines.next();
    }
    var lines = List.copyOf(more.subList(0, more.size() - blank));
    return new Field(first.number(), key, value, lines, isEnded);
  }

  /// What a line is that is no field; empty for a part of the value above.
  private String mark(Lines.Line line) {
    if (line.text().strip().equals(NOTHING)) {
      return NOTHING;
    }
    if (prompts.isPrompt(line.text())) {
      return PROMPT;
    }
    return ErrorLine.matches(line.text()) ? ERROR : "";
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
