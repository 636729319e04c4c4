package ncc.engine.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ncc.spi.probe.ProbeResult.Reason;

/// Looks up names within a deadline. The JDK's lookups block a thread for as long as name servers
/// please, so they run on threads of their own; one that is late is left behind.
final class Lookups {
  private static final int THREADS = 32;

  private final Resolver resolver;
  private final Duration allowed;
  private final ExecutorService threads;

  Lookups(Resolver resolver, Duration allowed) {
    this.resolver = resolver;
    this.allowed = allowed;
    this.threads = threads();
  }

  private static ExecutorService threads() {
    var factory = Thread.ofPlatform().daemon().name("lookup-", 1).factory();
    var pool =
        new ThreadPoolExecutor(
            THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /// Every address of `host`, in the resolver's order; that of a literal without asking anybody.
  List<InetAddress> addresses(String host) throws Unanswered {
    try {
      return List.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) {
      return lookedUp(host);
    }
  }

  private List<InetAddress> lookedUp(String name) throws Unanswered {
    var lookup = threads.submit(() -> resolver.addresses(name));
    try {
      return lookup.get(allowed.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException _) {
      throw new Unanswered(Reason.UNRESOLVED, "no address is known for this name");
    } catch (TimeoutException _) {
      lookup.cancel(true);
      throw new Unanswered(
          Reason.UNRESOLVED,
          "no answer from the name service within " + Deadline.in(allowed).words());
    } catch (InterruptedException _) {
      lookup.cancel(true);
      throw Unanswered.stopped();
    }
  }
}
