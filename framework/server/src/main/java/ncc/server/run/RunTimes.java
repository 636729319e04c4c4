package ncc.server.run;

import java.time.Instant;
import ncc.spi.run.Run;

/// When a run was.
final class RunTimes {
  private RunTimes() {}

  /// `run`, which was by the time of `now` at the latest: one that seems to come from the future
  /// was made by a clock that was ahead, and is of now.
  static Run notAfter(Run run, Instant now) {
    if (!run.startedAt().isAfter(now) && !run.now().isAfter(now)) {
      return run;
    }
    return new Run(
        run.id(),
        run.version(),
        run.command(),
        earlier(run.startedAt(), now),
        earlier(run.now(), now),
        run.took(),
        run.aborted(),
        run.clusters(),
        run.problems());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
