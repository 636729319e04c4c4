package ncc.report.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was written before it was escaped.
final class Unescaped {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-f]{4}|.)");

  private Unescaped() {}

  static String of(String line) {
    return ESCAPE.matcher(line).replaceAll(match -> Matcher.quoteReplacement(original(match)));
  }

  private static String original(MatchResult escape) {
    return switch (escape.group(1).charAt(0)) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '\\' -> "\\";
      case 'u' -> Character.toString(Integer.parseInt(escape.group(1).substring(1), 16));
      default -> throw new AssertionError("not an escape of ours: " + escape.group());
    };
  }
}
