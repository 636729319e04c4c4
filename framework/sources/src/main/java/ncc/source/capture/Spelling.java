package ncc.source.capture;

/// Tells a mistyped word from another word.
final class Spelling {
  private Spelling() {}

  /// At most a third of the letters of `known` differ, case and separators aside.
  static boolean isNear(String typed, String known) {
    return distance(plain(typed), plain(known)) <= Math.max(1, known.length() / 3);
  }

  private static String plain(String word) {
    return word.toLowerCase(java.util.Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /// Levenshtein's distance, a row at a time.
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    java.util.Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
