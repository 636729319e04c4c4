package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import ncc.spi.check.Durations;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Origin;
import ncc.spi.message.Count;

/// How old facts are, seen from the instant a run judges by.
///
/// @param origin where they are from
/// @param age negative for facts from after that instant
/// @param accepted how old they may be
/// @param ahead how far they are from the future; zero for not at all
/// @param present what they are ahead of, in words
record FactAge(Origin origin, Duration age, Duration accepted, Duration ahead, String present) {
  static final Comparator<FactAge> OLDEST_FIRST =
      Comparator.comparing((FactAge one) -> one.origin().takenAt());

  FactAge {
    requireNonNull(origin);
    requireNonNull(age);
    requireNonNull(accepted);
    requireNonNull(ahead);
    requireNonNull(present);
  }

  static FactAge of(Origin origin, Present present, Duration accepted) {
    var taken = origin.takenAt();
    boolean isAhead = taken.isAfter(present.latest().plus(RunLimits.ASTRAY));
    return new FactAge(
        origin,
        Duration.between(taken, present.now()),
        accepted,
        isAhead ? Duration.between(present.latest(), taken) : Duration.ZERO,
        present.words());
  }

  boolean isFromTheFuture() {
    return ahead.isPositive();
  }

  /// Nothing healthy can be said by them.
  boolean isRefused() {
    return isFromTheFuture() || age.compareTo(accepted) > 0;
  }

  /// What stands in the place of a PASS.
  Verdict verdict() {
    return isFromTheFuture()
        ? Verdict.err("The facts are from the future", "facts are {ahead} ahead, taken {taken}")
            .with("ahead", words(ahead))
            .with("taken", origin.takenAt())
        : Verdict.err("The facts are too old", "facts are {age} old, taken {taken}")
            .with("age", words(age))
            .with("taken", origin.takenAt());
  }

  /// What every report begins with.
  Caveat caveat() {
    var taken = origin.takenAt();
    var reason =
        isFromTheFuture()
            ? "facts are from the future: taken %s, %s ahead of %s"
                .formatted(taken, words(ahead), present)
            : "facts are %s old: taken %s, and at most %s is accepted for PASS"
                .formatted(words(age), taken, Durations.text(accepted));
    return new Caveat(Caveat.Kind.TOO_OLD, origin.name(), reason, Set.of(), Set.of());
  }

  /// What every report begins with where facts of any age are judged.
  static Caveat asOf(Origin oldest, Instant now) {
    var age = Duration.between(oldest.takenAt(), now);
    var reason =
        "judged as of the time of the facts, %s%s; certificates as of %s"
            .formatted(
                oldest.takenAt(),
                age.isNegative() ? ", in the future" : ", " + words(age) + " ago",
                now.truncatedTo(ChronoUnit.SECONDS));
    return new Caveat(Caveat.Kind.AS_OF, oldest.name(), reason, Set.of(), Set.of());
  }

  /// Coarse, so that two runs soon after each other say the same.
  private static String words(Duration duration) {
    if (duration.toDays() > 1) {
      return duration.toDays() + " days";
    }
    return duration.toHours() > 1
        ? duration.toHours() + " hours"
        : Count.of(duration.toMinutes(), "minute");
  }

  /// The older of two, either of which there may not be.
  static Optional<FactAge> oldest(Optional<FactAge> one, Optional<FactAge> other) {
    return java.util.stream.Stream.concat(one.stream(), other.stream()).min(OLDEST_FIRST);
  }
}
