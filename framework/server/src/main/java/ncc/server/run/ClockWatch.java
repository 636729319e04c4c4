package ncc.server.run;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ncc.engine.notify.DeliveryLimits;
import ncc.spi.check.Durations;
import ncc.store.clock.FutureTimes;
import ncc.store.sql.StoreException;

/// Notices that the clock was put back, and puts right what the store holds of the time that is now
/// still to come, before anything else is stored.
public final class ClockWatch {
  private static final Logger LOG = System.getLogger(ClockWatch.class.getName());

  /// What a clock that is kept in step is corrected by at once is not worth a line.
  private static final Duration SMALL = Duration.ofSeconds(1);

  /// A clock that leaps so far ahead, or that is so far ahead of the last run when a daemon starts,
  /// is not taken at its word at once where that would delete something.
  private static final Duration LEAP = Duration.ofDays(1);

  /// For how many looks, of which there is at least one a second.
  private static final int DOUBT = 24 * 60 * 60;

  private final FutureTimes times;
  private final InstantSource clock;
  private Instant latest = Instant.MIN;
  private boolean isAhead;
  private Optional<String> last = Optional.empty();
  private boolean isRewound;
  private int doubt;

  public ClockWatch(FutureTimes times, InstantSource clock) {
    this.times = requireNonNull(times);
    this.clock = requireNonNull(clock);
  }

  /// Sees whether the clock has gone back since the last look. Where the store cannot be put right,
  /// the next look tries again.
  public synchronized void look() throws StoreException {
    var now = clock.instant();
    if (now.isBefore(latest)) {
      var step = Duration.between(now, latest);
      times.clamp(now, DeliveryLimits.DEFAULT.longest());
      if (step.compareTo(SMALL) >= 0) {
        say("the clock went back by %s".formatted(Durations.text(step)), now);
      }
      isRewound = true;
    } else {
      doubt(latest, now);
    }
    latest = now;
  }

  private void doubt(Instant before, Instant now) {
    if (!before.equals(Instant.MIN) && before.plus(LEAP).isBefore(now)) {
      doubt = DOUBT;
      var text =
          "the clock is %s after the last time seen; nothing old is deleted for a day"
              .formatted(Durations.text(Duration.between(before, now)));
      LOG.log(Level.WARNING, text);
      last = Optional.of(now + ": " + text);
    } else if (doubt > 0) {
      doubt--;
    }
  }

  /// Whether what is old by the clock may be deleted.
  public synchronized boolean isTrusted() {
    return doubt == 0;
  }

  /// Sees whether the store holds times that lie ahead, whoever wrote them: this daemon before it
  /// was started anew, or another one whose clock is ahead.
  public synchronized void lookIntoStore() throws StoreException {
    if (latest.equals(Instant.MIN)) {
      times.latestRun().ifPresent(run -> doubt(run, clock.instant()));
    }
    look();
    var ahead = times.ahead(latest);
    if (ahead.isPresent()) {
      times.clamp(latest, DeliveryLimits.DEFAULT.longest());
      if (!isAhead) {
        say("the store holds times up to %s ahead".formatted(Durations.text(ahead.get())), latest);
      }
    }
    isAhead = ahead.isPresent();
  }

  private void say(String what, Instant now) {
    var text = what + "; what lay ahead of the clock was set to now, and checks go on";
    LOG.log(Level.WARNING, text);
    last = Optional.of(now + ": " + text);
  }

  /// What was put right last, and when, in words for people.
  public synchronized Optional<String> last() {
    return last;
  }

  /// Whether the clock went back since this was asked last.
  public synchronized boolean takeRewound() {
    var was = isRewound;
    isRewound = false;
    return was;
  }
}
