package ncc.server.metrics;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.stream.IntStream;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// What `/metrics` will hold of a fleet, without the daemon's own few hundred series: written out
/// as the daemon would, and counted.
///
/// @param clusters how many there are
/// @param vms guest VMs
/// @param series all that are written
/// @param dropped series of single subjects that the budget leaves out
/// @param bytes of an answer
/// @param compressed bytes of an answer, as Prometheus asks for it
/// @param took to hand out a compressed answer here, without the way to whoever asks; the median of
///   several
public record ScrapeEstimate(
    int clusters, long vms, long series, long dropped, long bytes, long compressed, Duration took) {
  private static final int SCRAPES = 21;

  public ScrapeEstimate {
    requireNonNull(took);
  }

  /// @param run of all checks on all clusters
  /// @param budget how many series of single subjects there may be
  public static ScrapeEstimate of(Run run, int budget, InstantSource clock) {
    var all = exposition(run, Integer.MAX_VALUE);
    var exposition = exposition(run, budget);
    long series = exposition.series();
    return new ScrapeEstimate(
        run.clusters().size(),
        run.clusters().stream().mapToLong(ClusterRun::vms).sum(),
        series,
        Math.max(0, all.series() - series),
        exposition.size(),
        compressed(exposition),
        took(exposition, clock));
  }

  /// `run` as if its clusters were there so often that they have `vms` guest VMs at least.
  ///
  /// @param run of at least one guest VM
  public static Run enlarged(Run run, long vms) {
    long has = run.clusters().stream().mapToLong(ClusterRun::vms).sum();
    int times = Math.toIntExact(Math.ceilDiv(vms, has));
    var clusters = new ArrayList<>(run.clusters());
    IntStream.rangeClosed(2, times)
        .forEach(nth -> run.clusters().forEach(one -> clusters.add(another(one, nth))));
    return new Run(
        run.id(),
        run.version(),
        run.command(),
        run.startedAt(),
        run.now(),
        run.took(),
        run.aborted(),
        clusters,
        run.problems());
  }

  private static ClusterRun another(ClusterRun one, int nth) {
    return new ClusterRun(
        Cluster.named(one.cluster().name() + "-" + nth),
        one.vms(),
        one.ngtVms(),
        one.parts(),
        one.caveats(),
        one.checks());
  }

  private static Exposition exposition(Run run, int budget) {
    var runs = new LastRuns();
    runs.take(run);
    return Exposition.of(runs.written(budget));
  }

  private static long compressed(Exposition exposition) {
    var counted = new Counted();
    write(exposition, counted);
    return counted.bytes;
  }

  private static Duration took(Exposition exposition, InstantSource clock) {
    return IntStream.range(0, SCRAPES)
        .mapToObj(_ -> {
          var start = clock.instant();
          write(exposition, OutputStream.nullOutputStream());
          return Duration.between(start, clock.instant());
        })
        .sorted()
        .skip(SCRAPES / 2)
        .findFirst()
        .orElseThrow();
  }

  private static void write(Exposition exposition, OutputStream out) {
    try {
      exposition.writeGzip(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Counted extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
