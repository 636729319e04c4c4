package ncc.engine.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/// How often an alert came and went of late: what flapping is told from.
///
/// @param now to the millisecond, which every store keeps: what is read back must not look earlier
///   than what happened at the same time
record Turns(AlertPolicy policy, Instant now) {
  Turns {
    now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /// Those of `turns` that are within the window.
  List<Instant> recent(List<Instant> turns) {
    var begin = now.minus(policy.flapWindow());
    return turns.stream().filter(turn -> turn.isAfter(begin)).toList();
  }

  /// Recent ones and now, no more than flapping is told from.
  List<Instant> andNow(List<Instant> turns) {
    var all = Stream.concat(recent(turns).stream(), Stream.of(now)).toList();
    return all.subList(Math.max(0, all.size() - policy.flapTurns()), all.size());
  }

  boolean isFlapping(List<Instant> turns) {
    return recent(turns).size() >= policy.flapTurns();
  }

  /// The window has passed without a turn.
  boolean isSteady(List<Instant> turns) {
    return recent(turns).isEmpty();
  }
}
