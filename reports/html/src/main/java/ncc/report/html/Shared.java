package ncc.report.html;

import java.io.IOException;

/// A text as what differs from the one before it: neighbours in a sorted list, or filled from the
/// same template, share most of their characters.
///
/// @param head how many characters at the start are those of the text before
/// @param own what stands between
/// @param tail how many characters at the end are those of the text before
record Shared(int head, String own, int tail) {
  /// What is new in `text` after `before`. A surrogate pair is never cut.
  static Shared of(String before, String text) {
    int most = Math.min(before.length(), text.length());
    int head = 0;
    while (head < most && before.charAt(head) == text.charAt(head)) {
      head++;
    }
    if (head > 0 && Character.isHighSurrogate(text.charAt(head - 1))) {
      head--;
    }
    int tail = tail(before, text, most - head);
    return new Shared(head, text.substring(head, text.length() - tail), tail);
  }

  private static int tail(String before, String text, int most) {
    int tail = 0;
    while (tail < most
        && before.charAt(before.length() - 1 - tail) == text.charAt(text.length() - 1 - tail)) {
      tail++;
    }
    return tail > 0 && Character.isLowSurrogate(text.charAt(text.length() - tail))
        ? tail - 1
        : tail;
  }

  /// Appends `head,"own",tail`.
  void write(Appendable out) throws IOException {
    out.append(Integer.toString(head)).append(',');
    JsonText.write(own, out);
    out.append(',').append(Integer.toString(tail));
  }
}
