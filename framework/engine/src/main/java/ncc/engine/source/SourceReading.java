package ncc.engine.source;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ncc.engine.RunMonitor;
import ncc.engine.plugin.PluginThread;
import ncc.engine.setting.FetchedSecret;
import ncc.spi.check.Durations;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.spi.source.WantedClusters;

/// One source being read, within its time, whatever it does.
final class SourceReading {
  private static final int LONGEST_REASON = 1000;
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private final PlannedSource source;
  private final WantedClusters clusters;
  private final Duration timeout;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  /// @param clusters those of interest
  SourceReading(PlannedSource source, WantedClusters clusters, Duration timeout) {
    this.source = source;
    this.clusters = clusters;
    this.timeout = timeout;
  }

  /// How it turned out: what it brought and, where that is not all, why.
  record Outcome(List<Inventory> inventories, Optional<String> reason) {
    Outcome {
      inventories = List.copyOf(inventories);
    }

    static Outcome nothing(String reason) {
      return new Outcome(List.of(), Optional.of(reason));
    }
  }

  PlannedSource source() {
    return source;
  }

  /// Waits for the end of it.
  Outcome outcome() {
    return outcome.join();
  }

  /// Reads, in a thread of its own. One that does not come back is left behind.
  void run(FleetLimits limits, InstantSource clock, RunMonitor monitor) {
    if (monitor.isStopped()) {
      outcome.complete(Outcome.nothing("the run was stopped before this was read"));
      return;
    }
    monitor.begin("reading " + source.uri());
    var answer = new CompletableFuture<Outcome>();
    var reader =
        PluginThread.of(
            source.source(),
            "read-" + source.uri(),
            () -> answer.completeAsync(() -> read(clock), Runnable::run));
    reader.start();
    var late = waitedFor(answer, monitor);
    if (late.isPresent()) {
      reader.interrupt();
    }
    outcome.complete(late.isPresent() ? atLast(answer, late.get(), limits.grace()) : answer.join());
  }

  private Outcome read(InstantSource clock) {
    try {
      var found = source.source().read(source.request(clusters, Recorder.NONE, clock));
      return found.isEmpty() ? Outcome.nothing("it knows no cluster") : whole(found);
    } catch (SourceException e) {
      return Outcome.nothing(line(String.valueOf(e.getMessage())));
    } catch (RuntimeException | Error e) {
      var message = e.getMessage() == null ? "" : ": " + e.getMessage();
      return Outcome.nothing(line("the source itself failed: " + e.getClass().getName() + message));
    }
  }

  private Outcome whole(List<Inventory> found) {
    return new Outcome(found.stream().map(this::masked).toList(), Optional.empty());
  }

  /// A server may send back what it was told, and a caveat quote it.
  private Inventory masked(Inventory inventory) {
    return inventory.withEachCaveat(this::masked);
  }

  private Caveat masked(Caveat caveat) {
    return new Caveat(
        caveat.kind(),
        masked(caveat.where()),
        masked(caveat.reason()),
        caveat.facts(),
        caveat.vms());
  }

  /// Why the answer was not waited for; empty when it is there.
  private Optional<String> waitedFor(CompletableFuture<Outcome> answer, RunMonitor monitor) {
    try {
      CompletableFuture.anyOf(answer, monitor.stopped())
          .get(TimeUnit.MILLISECONDS.convert(timeout), TimeUnit.MILLISECONDS);
      return answer.isDone()
          ? Optional.empty()
          : Optional.of("the run was stopped before this was read");
    } catch (TimeoutException _) {
      return Optional.of("not read within its " + Durations.text(timeout));
    } catch (InterruptedException | ExecutionException _) {
      return Optional.of("the run was stopped before this was read");
    }
  }

  private Outcome atLast(CompletableFuture<Outcome> answer, String reason, Duration grace) {
    try {
      var brought =
          answer.get(TimeUnit.MILLISECONDS.convert(grace), TimeUnit.MILLISECONDS).inventories();
      return new Outcome(
          brought.stream().map(one -> with(one, reason)).toList(), Optional.of(reason));
    } catch (InterruptedException | ExecutionException | TimeoutException _) {
      return Outcome.nothing(reason);
    }
  }

  private Inventory with(Inventory inventory, String reason) {
    return inventory.withCaveats(List.of(caveat(reason)));
  }

  /// With the source's name in front, unless it says itself where it was.
  String placed(String reason) {
    boolean isPlaced =
        reason.contains(source.uri()) || reason.startsWith(source.source().scheme() + ":");
    return isPlaced ? reason : source.uri() + ": " + reason;
  }

  /// That what this source knows may be missing.
  Caveat caveat(String reason) {
    return new Caveat(Caveat.Kind.OUT_OF_REACH, source.uri(), reason, facts(), Set.of());
  }

  private Set<FactType> facts() {
    return source.source().brings().values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  /// Of a bounded length, and without a secret that an exception may have quoted.
  private String line(String message) {
    var line = BREAKS.matcher(masked(message)).replaceAll(" ").strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
  }

  private String masked(String message) {
    return FetchedSecret.masked(source.settings(), message);
  }
}
