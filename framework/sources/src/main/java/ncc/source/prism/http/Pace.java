package ncc.source.prism.http;

/// Spaces requests evenly, so many per second. Safe for use by several threads at once.
final class Pace {
  private static final double SECOND = 1e9;

  private double perSecond;
  private long next = System.nanoTime();

  Pace(double perSecond) {
    this.perSecond = perSecond;
  }

  /// Never faster than this from now on.
  synchronized void atMost(double limit) {
    if (limit > 0) {
      perSecond = Math.min(perSecond, limit);
    }
  }

  /// Takes the next turn: when it is, on the clock of [System#nanoTime].
  synchronized long turn() {
    long turn = Math.max(next, System.nanoTime());
    next = turn + (long) (SECOND / perSecond);
    return turn;
  }
}
