package ncc.server.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.Run;

/// The last run of every check on every cluster. Safe for use by many threads.
final class LastRuns {
  private static final Comparator<CheckRun> WORST_FIRST =
      Comparator.comparing(CheckRun::status)
          .reversed()
          .thenComparing(check -> check.check().path());

  private final Map<Key, Last> runs = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /// One check on one cluster.
  record Key(String cluster, String check) {}

  /// @param cluster with that one check
  private record Last(Instant judged, ClusterRun cluster) {}

  /// Takes every check of `run` that is newer than what is known of it.
  void take(Run run) {
    for (ClusterRun cluster : run.clusters()) {
      for (CheckRun check : cluster.checks()) {
        var last = new Last(run.now(), with(cluster, List.of(check)));
        runs.merge(new Key(cluster.cluster().name(), check.check().id()), last, LastRuns::later);
      }
    }
    changes.incrementAndGet();
  }

  private static Last later(Last known, Last other) {
    return other.judged().isBefore(known.judged()) ? known : other;
  }

  /// Whether a run of this check judged then, or later, is known.
  boolean isKnown(Key key, Instant judged) {
    var last = runs.get(key);
    return last != null && !last.judged().isBefore(judged);
  }

  /// Lets go of what is not looked after any more.
  void keep(Predicate<Key> wanted) {
    if (runs.keySet().removeIf(wanted.negate())) {
      changes.incrementAndGet();
    }
  }

  /// Each cluster as the newest run of it saw it.
  List<ClusterRun> clusters() {
    return byCluster().values().stream().map(LastRuns::joined).toList();
  }

  /// Changes whenever something was taken.
  long mark() {
    return changes.get();
  }

  /// All of them as if they were one run.
  Run joined(String version, Instant now, List<PluginProblem> problems) {
    var clusters = new TreeMap<String, List<Last>>();
    runs.forEach(
        (key, last) -> clusters.computeIfAbsent(key.cluster(), _ -> new ArrayList<>()).add(last));
    return new Run(
        "metrics", version, "ncc serve", now, now, Duration.ZERO, false, clusters(), problems);
  }

  private Map<String, List<Last>> byCluster() {
    var clusters = new TreeMap<String, List<Last>>();
    runs.forEach(
        (key, last) -> clusters.computeIfAbsent(key.cluster(), _ -> new ArrayList<>()).add(last));
    return clusters;
  }

  /// What is known of a cluster beside its checks is as the newest of them saw it.
  private static ClusterRun joined(List<Last> lasts) {
    var newest = lasts.stream().max(Comparator.comparing(Last::judged)).orElseThrow();
    var checks =
        lasts.stream()
            .flatMap(last -> last.cluster().checks().stream())
            .sorted(WORST_FIRST)
            .toList();
    return with(newest.cluster(), checks);
  }

  private static ClusterRun with(ClusterRun cluster, List<CheckRun> checks) {
    return new ClusterRun(
        cluster.cluster(),
        cluster.vms(),
        cluster.ngtVms(),
        cluster.parts(),
        cluster.caveats(),
        checks);
  }
}
