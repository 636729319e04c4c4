package ncc.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A name for a gauge, or for an `_info` in whose labels a text is, held against the rules that
/// `promtool check metrics` applies.
record MetricName(String text) {
  private static final Pattern SNAKE_CASE = Pattern.compile("ncc(_[a-z][a-z0-9]*|_[0-9]+)+");

  private static final Set<String> OTHER_UNITS =
      Set.of(
          "milliseconds",
          "microseconds",
          "nanoseconds",
          "minutes",
          "hours",
          "days",
          "weeks",
          "bits",
          "kilobytes",
          "megabytes",
          "gigabytes",
          "kibibytes",
          "mebibytes",
          "gibibytes",
          "percent",
          "ms",
          "us",
          "ns",
          "s",
          "sec",
          "m",
          "h",
          "d",
          "b",
          "kb",
          "mb",
          "gb",
          "tb");

  private static final Set<String> KINDS = Set.of("gauge", "counter", "histogram", "summary");

  /// Suffixes that Prometheus keeps for other kinds of metrics.
  private static final List<String> NOT_A_GAUGE = List.of("_total", "_count", "_sum", "_bucket");

  /// What is wrong with it; empty when nothing is.
  Optional<String> fault() {
    if (!SNAKE_CASE.matcher(text).matches()) {
      return Optional.of("expected snake_case that begins with ncc_");
    }
    return word(OTHER_UNITS)
        .map(unit -> "'" + unit + "' is no base unit; expected such as seconds, bytes or ratio")
        .or(() -> word(KINDS).map(kind -> "'" + kind + "' is a kind of metric, not what it counts"))
        .or(this::wrongSuffix);
  }

  private Optional<String> word(Set<String> banned) {
    return Arrays.stream(text.split("_")).filter(banned::contains).findFirst();
  }

  private Optional<String> wrongSuffix() {
    return NOT_A_GAUGE.stream()
        .filter(text::endsWith)
        .findFirst()
        .map(suffix -> "'" + suffix + "' is kept for other kinds of metrics than gauges");
  }
}
