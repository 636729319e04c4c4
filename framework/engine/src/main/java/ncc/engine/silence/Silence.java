package ncc.engine.silence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// Holds notifications back for a time; never the alerts themselves. A maintenance window is one
/// that comes again; a waiver is one that somebody answers for, and that every report shows.
///
/// @param id unique
/// @param who made it
/// @param reason why; blank only where it is no waiver
/// @param scope what it is about
/// @param start before which it holds nothing
/// @param end from which on it holds nothing; empty only where it comes again, and is no waiver
/// @param recurrence the times between start and end at which it is in force; empty for all of it
/// @param waiver it has a reason and an end
public record Silence(
    String id,
    String who,
    Instant created,
    String reason,
    Scope scope,
    Instant start,
    Optional<Instant> end,
    Optional<Recurrence> recurrence,
    boolean waiver) {
  public Silence {
    requireNonNull(id);
    requireNonNull(who);
    requireNonNull(created);
    requireNonNull(reason);
    requireNonNull(scope);
    requireNonNull(start);
    requireNonNull(end);
    requireNonNull(recurrence);
    new Window(start, end);
    if (waiver && (reason.isBlank() || end.isEmpty())) {
      throw new IllegalArgumentException("a waiver needs a reason and an end");
    }
    if (end.isEmpty() && recurrence.isEmpty()) {
      throw new IllegalArgumentException("a silence needs an end, unless it comes again");
    }
  }

  private Window whole() {
    return new Window(start, end);
  }

  /// Whether it holds nothing any more, from now on for ever.
  public boolean isOver(Instant now) {
    return end.filter(last -> !last.isAfter(now)).isPresent();
  }

  /// The same, over from `now` on; one that has not begun is over before it would begin.
  public Silence endedAt(Instant now) {
    var begun = start.isBefore(now) ? start : now.minusSeconds(1);
    return new Silence(
        id, who, created, reason, scope, begun, Optional.of(now), recurrence, waiver);
  }

  public boolean isInForce(Instant now) {
    return window(now).isPresent();
  }

  /// The window that `now` is in, cut off by start and end.
  public Optional<Window> window(Instant now) {
    if (!whole().holds(now)) {
      return Optional.empty();
    }
    return recurrence.isEmpty() ? Optional.of(whole()) : recurrence.get().at(now).map(this::cutOff);
  }

  /// The first window that begins after `now`.
  public Optional<Window> next(Instant now) {
    if (recurrence.isEmpty()) {
      return Optional.of(whole()).filter(window -> window.from().isAfter(now));
    }
    return firstOf(recurrence.get(), now).map(this::cutOff).filter(this::isBeforeEnd);
  }

  private Optional<Window> firstOf(Recurrence recurring, Instant now) {
    if (!start.isAfter(now)) {
      return recurring.after(now);
    }
    return recurring.at(start).or(() -> recurring.after(start));
  }

  private boolean isBeforeEnd(Window window) {
    return end.filter(last -> !window.from().isBefore(last)).isEmpty();
  }

  private Window cutOff(Window window) {
    var from = window.from().isBefore(start) ? start : window.from();
    var until =
        window.until().map(one -> end.filter(one::isAfter).filter(from::isBefore).orElse(one));
    return new Window(from, until);
  }
}
