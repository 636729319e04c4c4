package ncc.server.metrics;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.IntSupplier;
import ncc.metrics.LabelText;
import ncc.server.run.RunWatcher;
import ncc.server.setting.ChecksInForce;
import ncc.server.setting.LatestInForce;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.spi.inventory.Inventory;
import ncc.spi.run.Run;
import ncc.store.history.Latest;
import ncc.store.sql.StoreException;

/// `/metrics`: the facts of the last runs, and how the daemon is. Answers from pieces that are
/// written in between, so that a scrape asks neither clusters nor the store, and renders nothing of
/// single subjects but those of runs that have ended since: whoever waited for a run finds it.
public final class Metrics implements RunWatcher {
  private static final Logger LOG = System.getLogger(Metrics.class.getName());
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN = "application/openmetrics-text; version=1.0.0; charset=utf-8";
  private static final int BUFFER = 1 << 16;
  private static final long PAUSE = 2;

  /// How long a scrape waits for the runs that have ended since to be written.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// The store is asked in every so many rounds, and in each of the first minute.
  private static final int STORE_ROUNDS = 8;

  private static final int FIRST_ROUNDS = 30;

  private final Build build;
  private final IntSupplier budget;
  private final LastRuns runs = new LastRuns();
  private final Meters meters = new Meters();
  private final CheckTimes times = new CheckTimes();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("metrics-", 0).factory());
  private volatile Exposition facts = Exposition.EMPTY;

  /// How many of the runs that were handed over the facts have.
  private volatile long told;

  private Optional<ChecksInForce> inForce = Optional.empty();
  private Map<String, Families.Written> timesWritten = Map.of();
  private int budgetWritten = -1;
  private long rounds;

  /// What serves.
  ///
  /// @param java its version
  public record Build(String version, String revision, String java) {
    public Build {
      requireNonNull(version);
      requireNonNull(revision);
      requireNonNull(java);
    }

    private Map<String, Families.Written> written() {
      var families = new Families();
      families.add(
          "ncc_build_info",
          "The ncc that serves",
          1,
          "java_version",
          LabelText.of(java),
          "revision",
          LabelText.of(revision),
          "version",
          LabelText.of(version));
      return families.written();
    }
  }

  /// @param budget how many series of single subjects there may be now
  public Metrics(Build build, IntSupplier budget) {
    this.build = requireNonNull(build);
    this.budget = requireNonNull(budget);
  }

  @Override
  public void ran(Run run, Inventory inventory, Instant due) {
    runs.hand(run);
    meters.began(due, run.startedAt());
  }

  /// What answers; from now on the snapshot follows the runs.
  public WebPart part(Served served) {
    meters.watch(served);
    var _ = writer.scheduleWithFixedDelay(() -> follow(served), 0, PAUSE, TimeUnit.SECONDS);
    return new Part();
  }

  private final class Part implements WebPart {
    @Override
    public void addTo(RoutesConfig routes) {
      routes.get("/metrics", Metrics.this::answer);
    }

    @Override
    public void answered(String method, String route, int status, Duration took) {
      meters.answered(method, route, status, took);
    }
  }

  private void follow(Served served) {
    try {
      runs.clamp(served.clock().instant());
      times.clamp(served.clock().instant());
      tellHanded();
      if (rounds < FIRST_ROUNDS || rounds % STORE_ROUNDS == 0) {
        askStore(served);
        write();
      }
      rounds++;
      if (budget.getAsInt() != budgetWritten) {
        write();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "metrics stay as they are", e);
    }
  }

  private void tellHanded() {
    long handed = runs.handed();
    var taken = runs.takeHanded();
    if (!taken.isEmpty()) {
      taken.forEach(times::take);
      inForce.ifPresent(checks -> timesWritten = times.written(checks));
      meters.sources(runs.clusters());
      write();
    }
    told = handed;
  }

  private void write() {
    budgetWritten = budget.getAsInt();
    var parts = new ArrayList<>(runs.written(budgetWritten));
    parts.add(build.written());
    parts.add(timesWritten);
    facts = Exposition.of(parts);
  }

  /// While the store is out of reach, what runs here is still told.
  private void askStore(Served served) {
    try {
      var checks = served.control().checks();
      var clusters = served.clusters();
      var ids = Set.copyOf(checks.ids());
      var remembered = served.store().history().latest();
      var latest =
          remembered.stream()
              .filter(one -> clusters.contains(one.clusterName()) && ids.contains(one.check()))
              .toList();
      var latestInForce = new LatestInForce(checks);
      var current = latestInForce.of(latest);
      catchUp(served, current);
      BiPredicate<String, String> isOn =
          (cluster, id) -> ids.contains(id) && !latestInForce.isOff(id, cluster);
      runs.keep(clusters, isOn);
      runs.unseen(without(clusters, remembered));
      times.remember(current);
      times.keep(isOn.and((cluster, _) -> clusters.contains(cluster)));
      timesWritten = times.written(checks);
      inForce = Optional.of(checks);
      meters.refresh(served, names(latest));
      meters.sources(runs.clusters());
    } catch (StoreException e) {
      LOG.log(Level.DEBUG, "the store tells no metrics: " + e.getMessage());
    }
  }

  private static Set<String> without(Set<String> clusters, List<Latest> remembered) {
    var unseen = new HashSet<>(clusters);
    remembered.forEach(one -> unseen.remove(one.clusterName()));
    return unseen;
  }

  private static Map<String, String> names(List<Latest> latest) {
    var names = new HashMap<String, String>();
    latest.forEach(one -> names.put(one.cluster(), one.clusterName()));
    return names;
  }

  /// Runs of other daemons, and of those before.
  private void catchUp(Served served, List<Latest> latest) throws StoreException {
    for (Latest one : latest) {
      if (one.run().isPresent() && !runs.isKnown(one.clusterName(), one.check(), one.judged())) {
        served.store().history().run(one.run().get()).ifPresent(runs::take);
      }
    }
  }

  /// Puts the runs that have ended by now into what is told; where that takes too long, such as
  /// when the store does not answer, they are in the next one.
  private void tellNow() {
    if (told < runs.handed()) {
      try {
        writer.submit(this::tellHanded).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        LOG.log(Level.WARNING, "metrics stay as they are", e.getCause());
      } catch (TimeoutException _) {
        LOG.log(Level.DEBUG, "the last runs are told by the next scrape");
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void answer(Context context) throws IOException {
    tellNow();
    boolean isOpen = Accepted.weight(context.header("Accept"), "application/openmetrics-text") > 0;
    var type = isOpen ? OPEN : TEXT;
    context.contentType(type);
    // The own ones last: in OpenMetrics they tell that it is the end.
    var whole = facts.and(meters.text(type).getBytes(StandardCharsets.UTF_8));
    try (var out = new BufferedOutputStream(context.res().getOutputStream(), BUFFER)) {
      if (Accepted.weight(context.header("Accept-Encoding"), "gzip") > 0) {
        context.header("Content-Encoding", "gzip");
        whole.writeGzip(out);
      } else {
        whole.write(out);
      }
    }
  }
}
