package ncc.engine;

import java.util.Collection;
import java.util.List;

/// Names that an operator means by patterns: `*` for any characters, `?` for one, case aside.
///
/// @param patterns any of which may fit; none at all means every name
public record NamePatterns(List<String> patterns) {
  /// Every name.
  public static final NamePatterns ALL = new NamePatterns(List.of());

  public NamePatterns {
    patterns = List.copyOf(patterns);
  }

  /// There is no name that does not fit.
  public boolean isAll() {
    return patterns.isEmpty();
  }

  /// There is no name that does not fit, whether that is said by no pattern or by `*`.
  public boolean fitAll() {
    return isAll()
        || patterns.stream().anyMatch(one -> !one.isEmpty() && one.chars().allMatch(c -> c == '*'));
  }

  /// Those without `*` and `?` that fit no name there is, which are then mistyped, or of something
  /// that is yet to come.
  public List<String> unknown(Collection<String> names) {
    return patterns.stream()
        .filter(pattern -> pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0)
        .filter(pattern -> names.stream().noneMatch(name -> fits(folded(pattern), folded(name))))
        .toList();
  }

  /// In time that grows with the lengths of name and patterns alone, whatever they hold: names are
  /// hostile.
  public boolean fit(String name) {
    return isAll() || patterns.stream().anyMatch(pattern -> fits(folded(pattern), folded(name)));
  }

  private static int[] folded(String text) {
    return text.codePoints().map(c -> Character.toLowerCase(Character.toUpperCase(c))).toArray();
  }

  /// Goes back to the last star alone: what an earlier one took is never worth taking again.
  private static boolean fits(int[] pattern, int[] name) {
    int p = 0;
    int star = -1;
    int taken = 0;
    for (int n = 0; n < name.length; ) {
      if (p < pattern.length && pattern[p] == '*') {
        star = p++;
        taken = n;
      } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == name[n])) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == '*') {
      p++;
    }
    return p == pattern.length;
  }
}
