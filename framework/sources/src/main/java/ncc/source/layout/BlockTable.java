package ncc.source.layout;

import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ncc.source.partial.VmUuid;
import ncc.source.text.BlockFields;
import ncc.spi.source.Layout;

/// How blocks of `key : value` lines are found in a text.
///
/// @param begin the key of the line that begins each block
/// @param typed what tells the command from others in a line in which it was typed: its program,
///   and the word behind
public record BlockTable(Layout layout, String begin, List<String> typed) {
  /// A prompt behind which nothing was typed.
  private static final Pattern PROMPT_ALONE = Pattern.compile(".*[^\\p{L}\\p{N}\\s]\\s*");

  /// What may stand behind a program: options, with addresses as their values.
  private static final String OPTIONS = "[^\\w-]+(?:-\\S+\\s+(?:[\\d.:]+\\s+)?)*";

  /// @param command what prints the text
  public static BlockTable of(Layout layout, Layout.Blocks format, String command) {
    var words = Arrays.asList(command.strip().split("\\s+", -1));
    boolean isOfTwo = words.size() > 1 && words.get(1).matches("[A-Za-z][\\w.-]*");
    return new BlockTable(layout, format.begin(), List.copyOf(words.subList(0, isOfTwo ? 2 : 1)));
  }

  /// The keys that are known, with the field of each that tells a fact.
  public Map<String, Optional<Layout.Field>> keys() {
    var keys = new LinkedHashMap<String, Optional<Layout.Field>>();
    keys.put(begin, Optional.empty());
    keys.put(layout.key(), Optional.empty());
    layout.name().ifPresent(key -> keys.put(key, Optional.empty()));
    layout.cluster().ifPresent(key -> keys.put(key, Optional.empty()));
    layout.fields().forEach(field -> keys.put(field.path(), Optional.of(field)));
    return keys;
  }

  /// The fields of a text.
  public BlockFields fields(InputStream in) {
    return new BlockFields(in, typed.getFirst(), keys().keySet(), "");
  }

  /// What follows the prompt in this line is the output of another command. Programs know short
  /// words for long ones, such as `ctr` for `container`.
  public boolean isOfOther(String line) {
    if (PROMPT_ALONE.matcher(line).matches()) {
      return false;
    }
    var program = Pattern.quote(typed.getFirst());
    var word = Pattern.compile(".*" + program + OPTIONS + "(\\w\\S*).*").matcher(line);
    return word.matches()
        ? typed.size() > 1 && !isSame(word.group(1), typed.getLast())
        : !line.contains(typed.getFirst());
  }

  private static boolean isSame(String one, String other) {
    return isShort(one, other) || isShort(other, one);
  }

  /// The letters of the first stand in the other, in their order, and both begin alike.
  private static boolean isShort(String one, String other) {
    int at = 0;
    for (int i = 0; i < other.length() && at < one.length(); i++) {
      at += one.charAt(at) == other.charAt(i) ? 1 : 0;
    }
    return at == one.length() && one.charAt(0) == other.charAt(0);
  }

  /// The value of a field: on its line, but for long ids, which `ncli` wraps.
  public static String text(BlockFields.Field field) {
    var value = field.value().strip();
    if (field.more().isEmpty() || VmUuid.parse(value).isPresent()) {
      return value;
    }
    var unwrapped = field.unwrapped();
    boolean isId =
        VmUuid.parse(unwrapped).or(() -> VmUuid.parseBehindCluster(unwrapped)).isPresent();
    return isId ? unwrapped : value;
  }
}
