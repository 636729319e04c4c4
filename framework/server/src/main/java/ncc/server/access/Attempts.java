package ncc.server.access;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes each address wait that failed to log in again and again: after five failures a second, and
/// twice as long after each further one, up to a minute. Nobody is kept waiting here; whoever comes
/// too early is sent away.
final class Attempts {
  private static final int FREE = 5;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration FORGOTTEN = Duration.ofMinutes(15);
  private static final int REMEMBERED = 10_000;

  private static final int MOST_AT_ONCE = 4;

  private final InstantSource clock;
  private final Map<String, Integer> looking = new HashMap<>();
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  Attempts(InstantSource clock) {
    this.clock = clock;
  }

  private record Failures(int count, Instant last) {
    Instant next() {
      if (count < FREE) {
        return last;
      }
      var wait = Duration.ofSeconds(1L << Math.min(count - FREE, 6));
      return last.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }
  }

  /// Begins to look at an address, unless that is done often enough already: who guesses many at
  /// once takes no turns from others.
  synchronized boolean begin(String address) {
    int underWay = looking.getOrDefault(key(address), 0);
    if (underWay >= MOST_AT_ONCE) {
      return false;
    }
    looking.put(key(address), underWay + 1);
    return true;
  }

  synchronized void end(String address) {
    looking.computeIfPresent(key(address), (_, underWay) -> underWay > 1 ? underWay - 1 : null);
  }

  /// How long an address has to wait before it is looked at again; zero or less for not at all.
  synchronized Duration left(String address) {
    var known = failures.get(key(address));
    return known == null ? Duration.ZERO : Duration.between(clock.instant(), known.next());
  }

  synchronized void failed(String address) {
    var now = clock.instant();
    var known = failures.get(key(address));
    int before = known == null || known.last().plus(FORGOTTEN).isBefore(now) ? 0 : known.count();
    failures.put(key(address), new Failures(before + 1, now));
  }

  synchronized void succeeded(String address) {
    failures.remove(key(address));
  }

  /// Whoever has one address of IPv6 has 2^64 of them.
  private static String key(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
