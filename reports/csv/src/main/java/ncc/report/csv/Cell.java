package ncc.report.csv;

import java.util.regex.Pattern;
import ncc.spi.report.PrintableText;

/// Text that people chose, as a cell: on one line, in quotes, and nothing that a spreadsheet would
/// take for a formula.
///
/// - Control characters and the like are escapes, as in [PrintableText], so a row is a line.
/// - What begins with a sign that a formula may begin with, or with an apostrophe, has an
///   apostrophe put in front, after which spreadsheets take a cell for text.
/// - A semicolon is an escape, too, where anything but words follows: in half of the world it
///   begins a new cell.
final class Cell {
  private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}\"]*['=+\\-@＝＋－＠]");
  private static final Pattern NEW_CELL = Pattern.compile(";(?! *(?:[\\p{L}\\p{N}]|$))");
  private static final String SEMICOLON = "\\\\u003b";

  private Cell() {}

  /// Without the quotes.
  static String text(String text) {
    return guarded(PrintableText.of(text));
  }

  /// Text that has no line end in it already, without the quotes.
  static String guarded(String line) {
    var oneCell = line.indexOf(';') < 0 ? line : NEW_CELL.matcher(line).replaceAll(SEMICOLON);
    return FORMULA.matcher(oneCell).lookingAt() ? "'" + oneCell : oneCell;
  }

  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
