package ncc.engine.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32;
import ncc.spi.check.Durations;

/// Every so often, at times that are spread evenly over the interval by the cluster's name. All
/// checks of one interval are due on a cluster at once, so that it is read once for them.
public record Grid(Duration interval) implements Timing {
  /// How long the first round takes for each cluster there is, at most an interval for all of them:
  /// one cluster is checked at once, a thousand one after the other.
  private static final Duration FIRST_ROUND = Duration.ofMillis(500);

  public Grid {
    if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "expected an interval of at least 1s, but it is " + Durations.exact(interval));
    }
  }

  @Override
  public Instant after(Instant now, String cluster) {
    long step = interval.toMillis();
    long offset = (long) (share(cluster) * step);
    long passed = Math.floorDiv(now.toEpochMilli() - offset, step);
    return Instant.ofEpochMilli((passed + 1) * step + offset);
  }

  @Override
  public Instant first(Instant now, String cluster, int clusters) {
    long round = Math.min(interval.toMillis(), FIRST_ROUND.toMillis() * clusters);
    return now.plusMillis((long) (share(cluster) * round));
  }

  /// Where in a round the cluster's turn is, from 0 to below 1.
  static double share(String cluster) {
    var crc = new CRC32();
    crc.update(cluster.getBytes(StandardCharsets.UTF_8));
    return (double) crc.getValue() / (1L << 32);
  }

  @Override
  public String toString() {
    return "every " + Durations.exact(interval);
  }
}
