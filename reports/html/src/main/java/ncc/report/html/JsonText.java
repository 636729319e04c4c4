package ncc.report.html;

import java.io.IOException;
import java.util.Locale;

/// A JSON string that can stand inside a `<script>` element: no character in it means anything to
/// HTML or XML.
final class JsonText {
  private JsonText() {}

  static void write(String text, Appendable out) throws IOException {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isSpecial(text.charAt(i))) {
        out.append(text, from, i).append(escaped(text.charAt(i)));
        from = i + 1;
      }
    }
    out.append(text, from, text.length()).append('"');
  }

  private static boolean isSpecial(char c) {
    return switch (c) {
      case '"', '\\', '<', '>', '&', '\u2028', '\u2029' -> true;
      default -> c < ' ';
    };
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default -> String.format(Locale.ROOT, "\\u%04x", (int) c);
    };
  }
}
