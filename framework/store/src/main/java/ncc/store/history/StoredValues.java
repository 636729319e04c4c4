package ncc.store.history;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.check.Verdict.Value;

/// The values of a verdict as a row keeps them, one to a line: name, kind, text.
///
/// A value that only tells the time between an [Instant] of the same verdict and the instant of
/// judging, as `days_left` beside `not_after`, is kept as that: the days still to go (`>`) or gone
/// by (`<`), or the exact time (`-`, as a [Duration]). It is counted anew for the run that is read,
/// so that nothing is lost and a certificate does not make a new row each day. Other durations are
/// measurements; they are kept as they were when the state began, and a change of theirs alone is
/// no change of state.
final class StoredValues {
  private final List<Value> values;
  private final Instant judged;

  private StoredValues(List<Value> values, Instant judged) {
    this.values = values;
    this.judged = judged;
  }

  /// @param judged the instant the values were judged by
  static String write(List<Value> values, Instant judged) {
    return values.isEmpty() ? "" : new StoredValues(values, judged).lines(true);
  }

  /// What of `values` is the same for as long as nothing changes.
  static String state(List<Value> values, Instant judged) {
    return values.isEmpty() ? "" : new StoredValues(values, judged).lines(false);
  }

  /// @param judged the instant to count by
  static List<Value> read(String stored, Instant judged) {
    if (stored.isEmpty()) {
      return List.of();
    }
    var lines = stored.split("\n", -1);
    var values = new ArrayList<Value>(lines.length);
    for (var line : lines) {
      var words = line.split(" ", -1);
      values.add(new Value(StoredText.read(words[0]), read(lines, words, judged)));
    }
    return values;
  }

  private static Object read(String[] lines, String[] words, Instant judged) {
    var text = StoredText.read(words[2]);
    return switch (words[1]) {
      case "t" -> text;
      case "n" -> Long.valueOf(text);
      case "f" -> Double.valueOf(text);
      case "b" -> Boolean.valueOf(text);
      case "i" -> Instant.parse(text);
      case "d" -> Duration.parse(text);
      case ">" -> Duration.between(judged, instant(lines, text)).toDays();
      case "<" -> Duration.between(judged, instant(lines, text)).negated().toDays();
      case "-" -> Duration.between(judged, instant(lines, text));
      default -> throw new IllegalStateException("a value of the unknown kind " + words[1]);
    };
  }

  private static Instant instant(String[] lines, String nth) {
    return Instant.parse(lines[Integer.parseInt(nth)].split(" ", -1)[2]);
  }

  private String lines(boolean withMeasurements) {
    var lines = new StringBuilder();
    for (var value : values) {
      lines.append(lines.isEmpty() ? "" : "\n").append(StoredText.word(value.name())).append(' ');
      lines.append(text(value.value(), withMeasurements));
    }
    return lines.toString();
  }

  private String text(Object value, boolean withMeasurements) {
    return switch (value) {
      case Long number -> count(number).orElse("n " + number);
      case Double number -> "f " + number;
      case Boolean truth -> "b " + truth;
      case Instant instant -> "i " + instant;
      case Duration time -> time(time).orElse("d " + (withMeasurements ? time : ""));
      default -> "t " + StoredText.word(value.toString());
    };
  }

  private Optional<String> count(long number) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).value() instanceof Instant instant) {
        var left = between(judged, instant);
        if (left.isPresent() && number == left.get().toDays() && !isGoneBy(number, left.get())) {
          return Optional.of("> " + i);
        }
        if (left.isPresent() && number == left.get().negated().toDays()) {
          return Optional.of("< " + i);
        }
      }
    }
    return Optional.empty();
  }

  /// Less than a day ago, which is no day left either.
  private static boolean isGoneBy(long number, Duration left) {
    return number == 0 && left.isNegative();
  }

  private Optional<String> time(Duration time) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).value() instanceof Instant instant
          && between(judged, instant).filter(time::equals).isPresent()) {
        return Optional.of("- " + i);
      }
    }
    return Optional.empty();
  }

  private static Optional<Duration> between(Instant from, Instant to) {
    try {
      return Optional.of(Duration.between(from, to));
    } catch (DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}
