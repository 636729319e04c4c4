package ncc.report.text;

import java.util.regex.Pattern;
import ncc.spi.report.PrintableText;

/// Words of others inside NCC's text. They never begin a line, and besides what [PrintableText]
/// does, what scripts search for anywhere in a line is broken by the escape of its mark: a tag,
/// such as `FAIL:`, loses its colon, a state in brackets, such as `[ FAIL ]`, its first bracket.
///
/// The bare words `FAIL` and `ERR` stay as they are: a cluster called `FAILOVER` must be found
/// under its name. A report writes them of its own accord only when a check is in that state; in a
/// healthy report they can come from nothing but what people named so.
final class NccText {
  private static final String STATE = "(?:PASS|INFO|WARN|FAIL|ERR)";
  private static final Pattern TAG = Pattern.compile("(" + STATE + "\\s*):");
  private static final Pattern BRACKET = Pattern.compile("\\[(\\s*" + STATE + "\\s*\\])");
  private static final Pattern NOT_IN_PATH = Pattern.compile("[^A-Za-z0-9_/]");

  private NccText() {}

  static String of(String text) {
    var line = PrintableText.of(text);
    return mayHoldState(line) ? withoutMarks(line) : line;
  }

  /// A check's path with `_` for whatever cannot be in one; a saved run may hold anything.
  static String path(String path) {
    return NOT_IN_PATH.matcher(path).replaceAll("_");
  }

  private static boolean mayHoldState(String line) {
    return line.contains("PASS")
        || line.contains("INFO")
        || line.contains("WARN")
        || line.contains("FAIL")
        || line.contains("ERR");
  }

  private static String withoutMarks(String line) {
    var withoutTags = TAG.matcher(line).replaceAll("$1\\\\u003a");
    return BRACKET.matcher(withoutTags).replaceAll("\\\\u005b$1");
  }
}
