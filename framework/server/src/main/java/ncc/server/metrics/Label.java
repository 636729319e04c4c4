package ncc.server.metrics;

import java.util.regex.Pattern;

/// Names that people chose, as values of labels: what is not visible, or turns the direction of
/// text, is U+FFFD, as in the textfile.
final class Label {
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", Pattern.UNICODE_CHARACTER_CLASS);

  private Label() {}

  static String of(String name) {
    return UNSEEN.matcher(name).replaceAll("\uFFFD");
  }
}
