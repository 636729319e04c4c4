package ncc.store.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// How a daemon works through the timetable.
///
/// @param atOnce how many slots it runs side by side
/// @param heartbeat a daemon that has given no sign for so long is taken for dead, and before twice
///   that time has passed, what it ran is run by another
/// @param look how often it looks for what is due, so how late it may start one
/// @param grace how long what runs may go on once the daemon is told to end
public record Pace(int atOnce, Duration heartbeat, Duration look, Duration grace) {
  public static final Pace DEFAULT =
      new Pace(32, Duration.ofSeconds(30), Duration.ofMillis(250), Duration.ofSeconds(7));

  public Pace {
    requireNonNull(heartbeat);
    requireNonNull(look);
    requireNonNull(grace);
    if (atOnce < 1 || !heartbeat.isPositive() || !look.isPositive()) {
      throw new IllegalArgumentException("expected a pace above zero");
    }
  }

  /// Signs come so often that four may be missed, and somebody has looked, within the heartbeat and
  /// half of it again.
  Duration sign() {
    return heartbeat.dividedBy(5);
  }
}
