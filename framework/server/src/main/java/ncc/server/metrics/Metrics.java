package ncc.server.metrics;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import ncc.server.run.RunWatcher;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.spi.inventory.Inventory;
import ncc.spi.run.Run;
import ncc.store.history.Latest;
import ncc.store.sql.StoreException;

/// `/metrics`: the facts of the last runs, and how the daemon is. Answers from a snapshot that is
/// written in between, so that a scrape asks neither clusters nor the store.
public final class Metrics implements RunWatcher {
  private static final Logger LOG = System.getLogger(Metrics.class.getName());
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN = "application/openmetrics-text; version=1.0.0; charset=utf-8";
  private static final long PAUSE = 2;

  /// The store is asked in every so many rounds.
  private static final int STORE_ROUNDS = 8;

  private final InstantSource clock;
  private final LastRuns runs = new LastRuns();
  private final Meters meters = new Meters();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("metrics-", 0).factory());
  private volatile byte[] facts = new byte[0];
  private long written = -1;
  private long rounds;

  public Metrics(InstantSource clock) {
    this.clock = requireNonNull(clock);
  }

  @Override
  public void ran(Run run, Inventory inventory, Instant due) {
    runs.take(run);
    meters.began(due, run.startedAt());
  }

  /// What answers; from now on the snapshot follows the runs.
  public WebPart part(Served served) {
    meters.watch(served);
    var format = served.catalog().report("prometheus").map(Facts::new);
    var _ = writer.scheduleWithFixedDelay(() -> follow(served, format), 0, PAUSE, TimeUnit.SECONDS);
    return this::addTo;
  }

  private void addTo(RoutesConfig routes) {
    routes.get("/metrics", this::answer);
  }

  private void follow(Served served, Optional<Facts> format) {
    try {
      if (rounds++ % STORE_ROUNDS == 0) {
        askStore(served);
      }
      format.ifPresent(one -> write(served, one));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "metrics stay as they are", e);
    }
  }

  /// While the store is out of reach, what runs here is still told.
  private void askStore(Served served) {
    try {
      var checks = served.control().checks();
      var latest =
          served.store().history().latest().stream()
              .filter(one -> served.clusters().contains(one.clusterName()))
              .filter(one -> checks.ids().contains(one.check()))
              .toList();
      catchUp(served, latest);
      runs.keep(
          key -> served.clusters().contains(key.cluster()) && checks.ids().contains(key.check()));
      meters.refresh(served, checks, latest);
      meters.sources(runs.clusters());
    } catch (StoreException e) {
      LOG.log(Level.DEBUG, "the store tells no metrics: " + e.getMessage());
    }
  }

  /// Runs of other daemons, and of those before.
  private void catchUp(Served served, List<Latest> latest) throws StoreException {
    for (Latest one : latest) {
      var key = new LastRuns.Key(one.clusterName(), one.check());
      if (one.run().isPresent() && !runs.isKnown(key, one.judged())) {
        served.store().history().run(one.run().get()).ifPresent(runs::take);
      }
    }
  }

  private void write(Served served, Facts format) {
    long mark = runs.mark();
    if (mark != written) {
      var run = runs.joined(served.plan().version(), clock.instant(), served.catalog().problems());
      facts = format.of(run);
      written = mark;
    }
  }

  private void answer(Context context) throws IOException {
    boolean isOpen =
        Optional.ofNullable(context.header("Accept")).orElse("").contains("openmetrics-text");
    var type = isOpen ? OPEN : TEXT;
    var own = meters.text(type).getBytes(StandardCharsets.UTF_8);
    context.contentType(type);
    if (Optional.ofNullable(context.header("Accept-Encoding")).orElse("").contains("gzip")) {
      context.header("Content-Encoding", "gzip");
      try (var out = new GZIPOutputStream(context.res().getOutputStream(), 1 << 16)) {
        write(out, own);
      }
    } else {
      write(context.res().getOutputStream(), own);
    }
  }

  /// The own ones last: in OpenMetrics they tell that it is the end.
  private void write(OutputStream out, byte[] own) throws IOException {
    out.write(facts);
    out.write(own);
  }
}
