package ncc.engine.alert;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import ncc.spi.alert.Severity;
import ncc.spi.check.Durations;
import ncc.spi.check.Status;
import ncc.spi.run.CheckDescription;

/// When a check's findings become an alert, and what ends it.
///
/// @param alertId such as `A600103`
/// @param title what receivers read first
/// @param from the mildest severity that is raised; a milder finding ends an alert
/// @param raiseAfter consecutive unhealthy runs before it is raised, 1 to 1000
/// @param autoResolve a healthy run resolves it; otherwise somebody must
/// @param remind how often receivers are told that it is still open, positive
/// @param flapTurns from so many turns within `flapWindow` it is flapping, 2 to 1000
/// @param flapWindow positive; after as long without a turn it is steady again
public record AlertPolicy(
    String alertId,
    String title,
    Severity from,
    int raiseAfter,
    boolean autoResolve,
    Duration remind,
    int flapTurns,
    Duration flapWindow) {
  private static final Duration DAILY = Duration.ofHours(24);
  private static final int FLAP_TURNS = 5;
  private static final int FLAP_RUNS = 24;
  private static final Duration SHORTEST_FLAP_WINDOW = Duration.ofHours(2);

  /// The most runs in a row, and the most turns, that a policy may wait for.
  static final int MOST_COUNTED = CheckDescription.Alert.MOST_RUNS;

  public AlertPolicy {
    requireNonNull(alertId);
    requireNonNull(title);
    requireNonNull(from);
    require(
        isWithin(1, raiseAfter),
        "raise-after must be 1 to %d, but is %d".formatted(MOST_COUNTED, raiseAfter));
    require(remind.isPositive(), "remind must be positive, but is " + Durations.exact(remind));
    require(
        isWithin(2, flapTurns),
        "flap-turns must be 2 to %d, but is %d".formatted(MOST_COUNTED, flapTurns));
    require(
        flapWindow.isPositive(),
        "flap-window must be positive, but is " + Durations.exact(flapWindow));
  }

  private static boolean isWithin(int least, int count) {
    return least <= count && count <= MOST_COUNTED;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /// What holds where nothing is configured. INFO becomes an alert only of a check that names an
  /// alert of its own, as NCC has it.
  public static AlertPolicy of(CheckDescription check) {
    return of(check, check.interval());
  }

  /// @param interval how often the check really runs, which the flapping window grows with
  public static AlertPolicy of(CheckDescription check, Duration interval) {
    var alert = check.alert();
    return new AlertPolicy(
        alert.map(CheckDescription.Alert::id).orElse(check.id()),
        alert.map(CheckDescription.Alert::title).orElse(check.title()),
        alert.isPresent() ? Severity.INFO : Severity.WARNING,
        check.raiseAfter(),
        check.autoResolve(),
        DAILY,
        FLAP_TURNS,
        flapWindow(interval));
  }

  private static Duration flapWindow(Duration interval) {
    var runs = interval.multipliedBy(FLAP_RUNS);
    return runs.compareTo(SHORTEST_FLAP_WINDOW) > 0 ? runs : SHORTEST_FLAP_WINDOW;
  }

  /// This policy where `rule` says nothing else.
  ///
  /// @throws IllegalArgumentException naming what would be accepted
  public AlertPolicy with(AlertRule rule) {
    return new AlertPolicy(
        alertId,
        title,
        rule.from().orElse(from),
        rule.raiseAfter().orElse(raiseAfter),
        rule.autoResolve().orElse(autoResolve),
        rule.remind().orElse(remind),
        rule.flapTurns().orElse(flapTurns),
        rule.flapWindow().orElse(flapWindow));
  }

  /// The severity that a finding of `status` is raised with; empty where it raises nothing.
  public Optional<Severity> severity(Status status) {
    return graded(status).filter(severity -> severity.compareTo(from) >= 0);
  }

  private static Optional<Severity> graded(Status status) {
    return switch (status) {
      case INFO -> Optional.of(Severity.INFO);
      case WARN -> Optional.of(Severity.WARNING);
      case FAIL -> Optional.of(Severity.CRITICAL);
      case SKIP, PASS, ERR -> Optional.empty();
    };
  }
}
