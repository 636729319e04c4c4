package ncc.server.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import ncc.metrics.ClusterLabels;
import ncc.metrics.ClusterSeries;
import ncc.metrics.Dropped;
import ncc.metrics.LabelText;
import ncc.metrics.Share;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// What the last run of every check on every cluster told. Runs may be handed over by any thread;
/// the rest is for one.
final class LastRuns {
  private final Queue<Run> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong handed = new AtomicLong();

  /// By what the daemon calls them, which is unique among those it looks after.
  private final Map<String, ClusterFacts> clusters = new TreeMap<>();

  private Set<String> unseen = Set.of();

  /// Takes a run when there is time.
  void hand(Run run) {
    waiting.add(run);
    handed.incrementAndGet();
  }

  /// How many were handed over.
  long handed() {
    return handed.get();
  }

  /// Takes what was handed over.
  List<Run> takeHanded() {
    var taken = new ArrayList<Run>();
    for (var run = waiting.poll(); run != null; run = waiting.poll()) {
      take(run);
      taken.add(run);
    }
    return taken;
  }

  /// Takes every check of `run` that is newer than what is known of it.
  void take(Run run) {
    for (ClusterRun cluster : run.clusters()) {
      clusters
          .compute(
              cluster.cluster().name(),
              (_, known) -> facts(Optional.ofNullable(known), cluster, run.now()))
          .take(cluster, run.now());
    }
  }

  /// Another cluster of the same name, which took the place of the one before, inherits nothing.
  private static ClusterFacts facts(Optional<ClusterFacts> known, ClusterRun cluster, Instant now) {
    return known
        .filter(one -> isSame(one.seen(), cluster))
        .orElseGet(() -> new ClusterFacts(cluster, now));
  }

  /// One of which only the name is known, because it is out of reach, is the same.
  private static boolean isSame(ClusterRun known, ClusterRun other) {
    var one = known.cluster().uuid();
    var two = other.cluster().uuid();
    return one.isEmpty() || two.isEmpty() || one.equals(two);
  }

  /// What was judged after `now` was judged by a clock that was ahead: it is of now.
  void clamp(Instant now) {
    clusters.values().forEach(cluster -> cluster.clamp(now));
  }

  /// Whether a run of this check judged then, or later, is known.
  boolean isKnown(String cluster, String check, Instant judged) {
    var known = clusters.get(cluster);
    return known != null && known.isKnown(check, judged);
  }

  /// Lets go of what is not looked after any more.
  ///
  /// @param isOn whether a cluster's check runs
  void keep(Set<String> wanted, BiPredicate<String, String> isOn) {
    clusters.keySet().retainAll(wanted);
    clusters.forEach((name, cluster) -> cluster.keep(check -> isOn.test(name, check)));
    clusters.values().removeIf(ClusterFacts::isEmpty);
  }

  /// @param names of clusters on which no check is remembered to have run
  void unseen(Set<String> names) {
    unseen = Set.copyOf(names);
  }

  /// Each cluster as the newest run of it saw it, without checks.
  List<ClusterRun> clusters() {
    return clusters.values().stream().map(ClusterFacts::seen).toList();
  }

  /// What each has of the exposition, and at last how much was left out.
  ///
  /// @param budget series of single subjects
  List<Map<String, Families.Written>> written(int budget) {
    var all = List.copyOf(clusters.values());
    var labels = ClusterLabels.of(all.stream().map(one -> one.seen().cluster()).toList());
    var shares = Share.of(all.stream().map(ClusterFacts::byStatus).toList(), budget);
    var written = new ArrayList<Map<String, Families.Written>>();
    var dropped = new Dropped();
    for (int i = 0; i < all.size(); i++) {
      var pieces = all.get(i).pieces(labels.get(i), shares.get(i));
      written.add(pieces.families());
      dropped.add(pieces.dropped());
    }
    written.add(unseen());
    written.add(summary(dropped, budget));
    return written;
  }

  private Map<String, Families.Written> unseen() {
    var families = new Families();
    unseen.stream()
        .filter(name -> !clusters.containsKey(name))
        .sorted()
        .forEach(name -> new ClusterSeries(families, LabelText.of(name)).unseen());
    return families.written();
  }

  private static Map<String, Families.Written> summary(Dropped dropped, int budget) {
    var families = new Families();
    dropped.write(families);
    families.add(
        "ncc_metrics_series_limit",
        "How many series of single subjects there may be, as configured",
        budget);
    return families.written();
  }
}
