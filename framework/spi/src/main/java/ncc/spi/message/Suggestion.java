package ncc.spi.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// "Did you mean": the known name nearest to a mistyped one.
public final class Suggestion {
  private static final Pattern SEPARATORS = Pattern.compile("[-_ ]");

  /// As many names as fit into a line.
  private static final int FEW = 20;

  private Suggestion() {}

  /// The name among `known` that `typed` was likely meant to be: at most two or a third of its
  /// letters differ, case and separators aside, or it begins with what was typed, or with all of it
  /// but one letter: `tokio` for `tokyo-01`.
  public static Optional<String> among(String typed, Collection<String> known) {
    return known.stream()
        .filter(name -> isNear(typed, name))
        .min(
            Comparator.comparingInt((String name) -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// What follows a refused name: `; did you mean 'tokyo-01'?`, else, where there are few, `;
  /// expected one of osaka-02, tokyo-01`, else nothing.
  public static String advice(String typed, Collection<String> known) {
    return among(typed, known)
        .map("; did you mean '%s'?"::formatted)
        .orElseGet(() ->
            known.isEmpty() || known.size() > FEW
                ? ""
                : "; expected one of " + String.join(", ", new TreeSet<>(known)));
  }

  private static boolean isNear(String typed, String name) {
    return distance(plain(typed), plain(name)) <= Math.max(2, name.length() / 3)
        || (typed.length() > 2 && name.startsWith(typed))
        || beginsNear(plain(typed), plain(name));
  }

  private static boolean beginsNear(String typed, String name) {
    return typed.length() > 3
        && name.length() > typed.length()
        && distance(typed, name.substring(0, typed.length())) <= 1;
  }

  /// Case and separators are what people get wrong first.
  private static String plain(String word) {
    return SEPARATORS.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /// Levenshtein's distance, a row at a time.
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
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
