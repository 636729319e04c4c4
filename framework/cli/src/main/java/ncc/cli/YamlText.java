package ncc.cli;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Values as YAML spells them.
final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/.][A-Za-z0-9/._@:?=&%+-]*");
  private static final Set<String> NOTHING = Set.of("null", "Null", "NULL");

  private YamlText() {}

  /// Without quotes where that is safe.
  static String of(String text) {
    return PLAIN.matcher(text).matches() && !text.endsWith(":") && !NOTHING.contains(text)
        ? text
        : quoted(text);
  }

  /// On one line.
  static String list(List<String> texts) {
    return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            default -> {
              if (c < ' ' || !Character.isDefined(c) || Character.getType(c) == Character.FORMAT) {
                quoted.append("\\U%08x".formatted(c));
              } else {
                quoted.appendCodePoint(c);
              }
            }
          }
        });
    return quoted.append('"').toString();
  }
}
