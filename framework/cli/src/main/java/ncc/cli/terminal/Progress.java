package ncc.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ncc.engine.Printable;
import ncc.engine.RunMonitor;

/// A line on the terminal that tells how far a run is. Off a terminal there is none: NCC's bar is
/// part of its text.
public final class Progress implements AutoCloseable {
  private static final int BAR = 30;
  private static final Duration QUIET_AT_FIRST = Duration.ofMillis(300);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final String ERASE_LINE = "\r\u001b[K";

  private final RunMonitor monitor;
  private final Environment environment;
  private final Instant started;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Progress(RunMonitor monitor, Environment environment) {
    this.monitor = monitor;
    this.environment = environment;
    this.started = environment.clock().instant();
  }

  public static Progress showing(RunMonitor monitor, Environment environment) {
    var progress = new Progress(monitor, environment);
    if (environment.screen().errIsTerminal()) {
      Thread.ofPlatform().daemon().name("progress").start(progress::draw);
    }
    return progress;
  }

  private void draw() {
    try {
      boolean ended = closed.await(QUIET_AT_FIRST.toMillis(), TimeUnit.MILLISECONDS);
      while (!ended) {
        environment.err().print("\r" + line());
        environment.err().flush();
        ended = closed.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private String line() {
    var took = Duration.between(started, environment.clock().instant());
    return line(monitor, took, environment.screen().columns() - 1);
  }

  /// What is not known yet is left out: a zero would be a number.
  ///
  /// @param took since the start
  static String line(RunMonitor monitor, Duration took, int width) {
    double share = monitor.share();
    int full = (int) (share * BAR);
    var bar =
        "[%s%s] %3d%%".formatted("=".repeat(full), " ".repeat(BAR - full), (int) (share * 100));
    var text = bar + " " + String.join(", ", known(monitor, took));
    return text.length() <= width
        ? text + " ".repeat(width - text.length())
        : text.substring(0, width);
  }

  private static List<String> known(RunMonitor monitor, Duration took) {
    var known = new ArrayList<String>();
    if (monitor.clusters() > 0) {
      known.add("clusters %d/%d".formatted(monitor.clustersDone(), monitor.clusters()));
    }
    if (!monitor.inWork().isEmpty()) {
      known.add(Printable.of(monitor.inWork()));
    }
    if (monitor.done() > 0 && took.isPositive()) {
      known.add(
          String.format(
              Locale.ROOT, "%,d VMs/s", monitor.done() * 1000 / Math.max(1, took.toMillis())));
    }
    return known;
  }

  @Override
  public void close() {
    closed.countDown();
    if (environment.screen().errIsTerminal()) {
      environment.err().print(ERASE_LINE);
      environment.err().flush();
    }
  }
}
