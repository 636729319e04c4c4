package ncc.engine.alert;

import java.time.Duration;
import ncc.spi.check.Verdict;
import ncc.spi.check.Verdict.Value;

/// Whether the detail of a verdict says something new. What counts (numbers and durations: days
/// left, milliseconds) changes with every run and says nothing new; a name, a version, an instant
/// does.
final class Details {
  private static final String ANY = "\u0000";

  private Details() {}

  /// `detail` was rendered from a verdict that differs from `verdict` in what counts alone.
  static boolean saySame(Verdict verdict, String detail) {
    var constant = constant(verdict);
    return constant.contains(ANY) ? fits(constant, detail) : constant.equals(detail);
  }

  /// With a mark in place of what counts.
  private static String constant(Verdict verdict) {
    return new Verdict(
            verdict.status(),
            verdict.headline(),
            verdict.detail(),
            verdict.values().stream()
                .map(value -> isCount(value) ? new Value(value.name(), ANY) : value)
                .toList())
        .renderedDetail();
  }

  private static boolean isCount(Value value) {
    return value.value() instanceof Number || value.value() instanceof Duration;
  }

  private static boolean fits(String constant, String detail) {
    var parts = constant.split(ANY, -1);
    if (!detail.startsWith(parts[0])) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = detail.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    var end = parts[parts.length - 1];
    return detail.length() >= at + end.length() && detail.endsWith(end);
  }
}
