package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ncc.source.partial.VmUuid;
import ncc.source.text.ErrorLine;
import ncc.source.text.Lines;
import ncc.source.text.Prompts;
import ncc.spi.inventory.PowerState;
import org.jspecify.annotations.Nullable;

/// The rows of what `acli vm.list` prints, wherever they stand in a text: a heading begins the
/// table and a prompt ends it, or an object of JSON holds them (`acli -o json`). A name may hold
/// spaces and even line ends, so the last word of a row is the UUID, and a line without one begins
/// the name of the next.
///
/// Where the command that was typed above asked for the other power state, or for none, its table
/// is passed over.
public final class AcliTable {
  private static final Pattern HEADING =
      Pattern.compile("(?i)\\s*(?:vm )?name\\s+(?:vm )?uuid\\s*");
  private static final Pattern OBJECT = Pattern.compile("\\s*\\{\\s*(?:\".*)?");

  /// The command as it was typed, where no prompt stands before it.
  private static final Pattern ECHO =
      Pattern.compile("\\s*(?:acli\\s+(?:-\\S+\\s+\\w+\\s+)*)?vm\\.list(?:\\s.*)?");

  /// A command that asks for the VMs of every power state.
  private static final Pattern ALL = Pattern.compile(".*\\bvm\\.list\\s*(?:[|>&;].*|2>.*)?");

  private static final Pattern STATE = Pattern.compile(".*\\bpower_state=[\"']?(\\w+).*");

  /// How many lines may stand above the heading.
  private static final int MOST_ABOVE = 1_000;

  private static final String OF_OTHER = "only the list of the other power state stands in it";
  private static final String OF_ALL =
      "only a list of the VMs of every power state stands in it, which does not tell it of any";

  private static final String PROMPT_SIGNS = "$#%>➜❯»λ";
  private static final int LONGEST_NAME = 1 << 16;

  private final Lines lines;
  private final PowerState power;
  private final Prompts prompts = new Prompts("acli");
  private final Deque<Lines.Line> ahead = new ArrayDeque<>();
  private final StringBuilder begun = new StringBuilder();
  private @Nullable AcliJson json;
  private Optional<String> damage = Optional.empty();

  /// What acli said of an error above the list.
  private Optional<String> error = Optional.empty();

  private long errorLine;

  /// The list that stands in it though the command typed above asked for another.
  private Optional<String> other = Optional.empty();

  private String typed = "";
  private boolean isBegun;
  private boolean isEnded;
  private int column;

  /// @param uuid as it is written
  /// @param line where it ends, from 1
  public record Row(String name, String uuid, long line) {}

  /// @param power of the VMs that the list is of
  public AcliTable(InputStream in, PowerState power) {
    this.lines = new Lines(in);
    this.power = power;
  }

  /// The number of the line read last, 0 before the first.
  public long line() {
    return lines.number();
  }

  /// Why the list is not whole; known once all rows were read.
  public Optional<String> damage() {
    return json == null ? damage : json.damage().or(() -> damage);
  }

  /// The line of that damage, where one is to blame; else where reading ended.
  public long damageLine() {
    return errorLine > 0 ? errorLine : line();
  }

  /// The next row, null after the last.
  public @Nullable Row next() throws IOException {
    if (!isBegun) {
      isBegun = true;
      begin();
    }
    return json == null ? row() : json.next();
  }

  /// Finds the heading or the object; without either, the text is rows from its first line.
  private void begin() throws IOException {
    boolean isOther = false;
    boolean hasRow = false;
    var line = lines.next();
    while (line != null && ahead.size() < MOST_ABOVE) {
      var text = line.text();
      if (isTyped(text)) {
        isOther = isOther(text);
        typed = ALL.matcher(text).matches() ? OF_ALL : OF_OTHER;
        error = hasRow ? error : Optional.empty();
        errorLine = error.isEmpty() ? 0 : errorLine;
        keep(line, hasRow);
      } else if (!isOther && HEADING.matcher(text).matches()) {
        ahead.clear();
        column = text.stripTrailing().toUpperCase(Locale.ROOT).lastIndexOf("VM UUID");
        damage = error;
        return;
      } else if (!isOther && OBJECT.matcher(text).matches()) {
        json = new AcliJson(lines, line);
        damage = error;
        return;
      } else if (!isOther && !endsWithUuid(text.stripTrailing()) && ErrorLine.matches(text)) {
        error = Optional.of(ErrorLine.reason(text));
        errorLine = line.number();
      } else if (!isOther) {
        hasRow |= endsWithUuid(text.stripTrailing());
        ahead.add(line);
      } else if (isOfList(text)) {
        other = other.or(() -> Optional.of(typed));
      }
      line = lines.next();
    }
    if (line != null) {
      ahead.add(line);
    }
    checkBegun(hasRow);
  }

  /// A prompt ends rows without a heading, and has nothing to do with what stands above others.
  private void keep(Lines.Line prompt, boolean hasRow) {
    if (hasRow) {
      ahead.add(prompt);
    } else {
      ahead.clear();
    }
  }

  private boolean isTyped(String line) {
    return prompts.isPrompt(line) || ECHO.matcher(line).matches();
  }

  private static boolean isOfList(String line) {
    return HEADING.matcher(line).matches()
        || OBJECT.matcher(line).matches()
        || endsWithUuid(line.stripTrailing());
  }

  private boolean isOther(String typed) {
    if (ALL.matcher(typed).matches()) {
      return true;
    }
    var state = STATE.matcher(typed);
    return state.matches()
        && switch (state.group(1).toLowerCase(Locale.ROOT)) {
          case "true", "on", "kon", "1" -> power != PowerState.ON;
          case "false", "off", "koff", "0" -> power != PowerState.OFF;
          default -> false;
        };
  }

  private void checkBegun(boolean hasRow) {
    if (lines.number() == 0) {
      damage = Optional.of("it is empty");
    } else if (hasRow) {
      damage = error;
    } else {
      damage = error.or(() -> other).or(() -> Optional.of("no list of VMs stands in it"));
    }
  }

  private @Nullable Row row() throws IOException {
    for (var line = line(0); line != null; line = line(begun.length())) {
      var text = line.text().stripTrailing();
      boolean isRow = endsWithUuid(text);
      if (!(isRow && isSurelyRow(text)) && isTyped(text)) {
        isEnded = true;
      } else if (begun.isEmpty() && HEADING.matcher(text).matches()) {
        isEnded = true;
        damaged(line, "another list follows, and nothing tells of which power state");
      } else if (isRow) {
        return row(begun + text, line.number());
      } else if (begun.isEmpty() && ErrorLine.matches(text)) {
        damaged(line, ErrorLine.reason(text));
      } else if (!text.isEmpty() || !begun.isEmpty()) {
        begun.append(line.text()).append('\n');
      }
    }
    if (damage.isEmpty() && !begun.toString().isBlank()) {
      damage = Optional.of("the last line ends with no UUID: the list is cut off");
    }
    return null;
  }

  private void damaged(Lines.Line line, String why) {
    if (damage.isEmpty()) {
      damage = Optional.of(why);
      errorLine = line.number();
    }
  }

  private Lines.@Nullable Line line(int length) throws IOException {
    if (isEnded) {
      return null;
    }
    if (length > LONGEST_NAME) {
      throw new IOException("a name is longer than " + LONGEST_NAME + " characters");
    }
    return ahead.isEmpty() ? lines.next() : ahead.poll();
  }

  private Row row(String text, long line) {
    int uuid = text.length() - VmUuid.LENGTH;
    begun.setLength(0);
    return new Row(text.substring(0, uuid).stripTrailing(), text.substring(uuid), line);
  }

  /// A UUID may also be the last word of a command that was typed; then it does not stand below the
  /// heading's, and behind a prompt.
  private boolean isSurelyRow(String text) {
    return (column > 0 && text.length() - VmUuid.LENGTH == column)
        || PROMPT_SIGNS.chars().allMatch(sign -> text.indexOf(sign) < 0);
  }

  private static boolean endsWithUuid(String text) {
    int uuid = text.length() - VmUuid.LENGTH;
    boolean isWord = uuid == 0 || (uuid > 0 && Character.isWhitespace(text.charAt(uuid - 1)));
    return isWord && VmUuid.parse(text.substring(uuid)).isPresent();
  }
}
