package ncc.server.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client accepts, as a header of HTTP says it (RFC 9110, 12.4.2): a weight of zero is a
/// refusal.
final class Accepted {
  private Accepted() {}

  /// How much it wants `name`; 0 when it refuses it or does not name it.
  static double weight(@Nullable String header, String name) {
    return Optional.ofNullable(header).stream()
        .flatMap(all -> Arrays.stream(all.split(",", -1)))
        .map(one -> one.toLowerCase(Locale.ROOT).split(";", -1))
        .filter(words -> words[0].strip().equals(name))
        .mapToDouble(Accepted::weight)
        .max()
        .orElse(0);
  }

  private static double weight(String[] words) {
    return Arrays.stream(words)
        .map(String::strip)
        .filter(word -> word.startsWith("q="))
        .findFirst()
        .map(word -> number(word.substring(2)))
        .orElse(1.0);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
