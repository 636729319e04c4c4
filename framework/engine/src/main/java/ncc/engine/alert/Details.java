package ncc.engine.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.alert.Countdown;
import ncc.spi.alert.Countdown.Unit;
import ncc.spi.check.Verdict;
import ncc.spi.check.Verdict.Value;

/// The detail of a verdict as an alert keeps it. What counts the time to or since an instant of the
/// same verdict (`days_left` beside `not_after`) is kept as that [Countdown]: an alert is written
/// when it changes, and read weeks later.
final class Details {
  private static final String ANY = "\u0000";

  private Details() {}

  /// @param now the time that the verdict was judged at
  static String kept(Verdict verdict, Instant now) {
    return lasting(verdict, now).renderedDetail();
  }

  private static Verdict lasting(Verdict verdict, Instant now) {
    return verdict.values().stream().noneMatch(value -> value.value() instanceof Instant)
        ? verdict
        : with(
            verdict,
            verdict.values().stream()
                .map(value ->
                    countdown(value, verdict, now)
                        .map(counts -> new Value(value.name(), counts.mark()))
                        .orElse(value)));
  }

  private static Verdict with(Verdict verdict, Stream<Value> values) {
    return verdict.withValues(values.toList());
  }

  private static Optional<Countdown> countdown(Value value, Verdict verdict, Instant now) {
    return unit(value)
        .flatMap(unit ->
            verdict.values().stream()
                .map(Value::value)
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast)
                .flatMap(at ->
                    Stream.of(at.isAfter(now), !at.isAfter(now))
                        .map(isAhead -> new Countdown(unit, isAhead, at)))
                .filter(counts -> counts.text(now).equals(text(value)))
                .findFirst());
  }

  private static String text(Value value) {
    return value.value() instanceof Duration time
        ? new Value("", Duration.ofSeconds(time.toSeconds())).text()
        : value.text();
  }

  /// A number says in its name what it counts: another may be equal by chance.
  private static Optional<Unit> unit(Value value) {
    return switch (value.value()) {
      case Duration _ -> Optional.of(Unit.TIME);
      case Long _ ->
          Stream.of(value.name().split("_", -1))
              .map(word -> word.endsWith("s") ? word : word + "s")
              .flatMap(word ->
                  Stream.of(Unit.DAYS, Unit.HOURS, Unit.MINUTES, Unit.SECONDS)
                      .filter(unit -> unit.name().toLowerCase(Locale.ROOT).equals(word)))
              .findFirst();
      default -> Optional.empty();
    };
  }

  /// Whether `detail`, as it was kept, differs from what `verdict` says at `now` in what counts
  /// alone. What counts (numbers and durations: milliseconds, tries) changes with every run and
  /// says nothing new; a name, a version, an instant does.
  static boolean saySame(Verdict verdict, Instant now, String detail) {
    var constant = constant(lasting(verdict, now));
    return constant.contains(ANY) ? fits(constant, detail) : constant.equals(detail);
  }

  /// With a mark in place of what counts.
  private static String constant(Verdict verdict) {
    return with(
            verdict,
            verdict.values().stream()
                .map(value -> isCount(value) ? new Value(value.name(), ANY) : value))
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
