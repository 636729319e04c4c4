package ncc.testkit.prism;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ncc.testkit.prism.PrismTraffic.Request;

/// Keeps count of what is asked.
final class Watch {
  private static final List<String> FOR_SECRETS = List.of("authorization", "x-ntnx-api-key");

  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final PrismAccount account;
  private final long start = System.nanoTime();
  private final ArrayDeque<Request> latest = new ArrayDeque<>();
  private long count;
  private long leaks;
  private int atOnce;
  private int mostAtOnce;

  Watch(PrismAccount account) {
    this.account = account;
  }

  /// What was asked until now. A client has its answer a moment before that is counted, so what is
  /// under way is waited for; what is never answered, no longer than a second.
  synchronized PrismTraffic traffic() {
    long until = System.nanoTime() + LONGEST.toNanos();
    try {
      while (atOnce > 0 && System.nanoTime() < until) {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, until - System.nanoTime()));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return new PrismTraffic(List.copyOf(latest), count, mostAtOnce, leaks);
  }

  synchronized Seen begin() {
    count++;
    atOnce++;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    return new Seen(Duration.ofNanos(System.nanoTime() - start));
  }

  /// A request under way.
  final class Seen implements AutoCloseable {
    private final Duration since;

    private Seen(Duration since) {
      this.since = since;
    }

    void end(HttpExchange exchange, String body) {
      var uri = exchange.getRequestURI().toString();
      boolean isLeak = account.isIn(uri) || account.isIn(body) || isInOtherHeader(exchange);
      boolean withSecret = FOR_SECRETS.stream().anyMatch(exchange.getRequestHeaders()::containsKey);
      var method = exchange.getRequestMethod();
      keep(new Request(since, method, uri, withSecret, exchange.getResponseCode()), isLeak);
    }

    @Override
    public void close() {
      synchronized (Watch.this) {
        atOnce--;
        Watch.this.notifyAll();
      }
    }
  }

  private boolean isInOtherHeader(HttpExchange exchange) {
    return exchange.getRequestHeaders().entrySet().stream()
        .filter(header -> FOR_SECRETS.stream().noneMatch(header.getKey()::equalsIgnoreCase))
        .flatMap(header -> header.getValue().stream())
        .anyMatch(account::isIn);
  }

  private synchronized void keep(Request request, boolean isLeak) {
    leaks += isLeak ? 1 : 0;
    if (latest.size() == PrismTraffic.KEPT) {
      latest.removeFirst();
    }
    latest.addLast(request);
  }
}
