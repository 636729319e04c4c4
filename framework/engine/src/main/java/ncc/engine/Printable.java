package ncc.engine;

/// Names that people chose, made safe for a terminal.
public final class Printable {
  private Printable() {}

  /// `text` with everything that is not a visible character written as an escape.
  public static String of(String text) {
    var safe = new StringBuilder();
    text.codePoints().forEach(point -> append(safe, point));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          safe.append("\\u%04x".formatted(point));
      default -> safe.appendCodePoint(point);
    }
  }
}
