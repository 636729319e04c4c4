package ncc.source.prism.http;

import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// How fast, and how much at a time, one Prism may be asked: as the operator set it, or slower
/// where the answers say that Prism takes less, of everything or of one API.
final class Pacing {
  /// Requests in flight: enough for a full rate at a third of a second per answer.
  private static final int IN_FLIGHT = 10;

  /// A little below a limit, for Prism counts within seconds of its own.
  private static final double BELOW = 0.97;

  private final int perSecond;
  private final Pace whole;
  private final Map<String, Pace> apis = new ConcurrentHashMap<>();
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT, true);

  Pacing(int perSecond) {
    this.perSecond = perSecond;
    this.whole = new Pace(perSecond);
  }

  /// Waits for a turn, which [#left] ends.
  void entered(String api) throws InterruptedException {
    inFlight.acquire();
    try {
      // Both turns are taken before waiting: to wake up late must not put off the turns to come.
      await(Math.max(pace(api).turn(), whole.turn()));
    } catch (InterruptedException over) {
      inFlight.release();
      throw over;
    }
  }

  private static void await(long turn) throws InterruptedException {
    long wait = turn - System.nanoTime();
    if (wait > 0) {
      Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
    }
  }

  void left() {
    inFlight.release();
  }

  void learn(String api, HttpHeaders headers) {
    number(headers, "X-Ratelimit-Limit").ifPresent(limit -> whole.atMost(limit * BELOW));
    double period = number(headers, "X-Api-Ratelimit-Refresh-Period-Seconds").orElse(1);
    number(headers, "X-Api-Ratelimit-Limit")
        .ifPresent(limit -> pace(api).atMost(limit * BELOW / Math.max(period, 1)));
  }

  private Pace pace(String api) {
    return apis.computeIfAbsent(api, _ -> new Pace(perSecond));
  }

  private static OptionalDouble number(HttpHeaders headers, String name) {
    try {
      return headers
          .firstValue(name)
          .map(text -> OptionalDouble.of(Double.parseDouble(text)))
          .orElse(OptionalDouble.empty());
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }
}
