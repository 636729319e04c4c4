package ncc.testkit.prism;

/// So many requests of v3 and v4 within each second, counted from the start, and the headers that
/// Prism Central tells it with. Prism Element has none.
final class RateLimit {
  private static final long PERIOD = 1_000_000_000L;

  private final int limit;
  private final long start = System.nanoTime();
  private long period;
  private int admitted;

  /// @param limit requests per second, 0 for any number
  RateLimit(int limit) {
    this.limit = limit;
  }

  void admit(Call call) throws Refusal {
    if (limit == 0 || !call.path().startsWith("/api/")) {
      return;
    }
    long now = System.nanoTime() - start;
    int left = take(now / PERIOD);
    tell(call, Math.max(0, left), PERIOD - now % PERIOD);
    if (left < 0) {
      call.header("Retry-After", "1");
      throw new Refusal(429, "API rate limit exceeded");
    }
  }

  /// How many more the period admits; negative when not even this one.
  private synchronized int take(long at) {
    if (at != period) {
      period = at;
      admitted = 0;
    }
    admitted++;
    return limit - admitted;
  }

  private void tell(Call call, int left, long nanosToNext) {
    call.header("X-Ratelimit-Limit", Integer.toString(limit));
    call.header("X-Ratelimit-Remaining", Integer.toString(left));
    call.header("X-Ratelimit-Reset", Long.toString(nanosToNext / PERIOD));
    call.header("X-Api-Ratelimit-Limit", Integer.toString(limit));
    call.header("X-Api-Ratelimit-Remaining", Integer.toString(left));
    call.header("X-Api-Ratelimit-Reset", Long.toString(nanosToNext / 1_000_000));
    call.header("X-Api-Ratelimit-Refresh-Period-Seconds", "1");
  }
}
