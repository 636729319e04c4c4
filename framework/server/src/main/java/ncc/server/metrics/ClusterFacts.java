package ncc.server.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import ncc.metrics.ClusterSeries;
import ncc.metrics.Published.Reason;
import ncc.metrics.Share;
import ncc.metrics.SubjectSeries;
import ncc.spi.check.Status;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;

/// What the last runs of a cluster's checks told of it, and its pieces of the exposition, which are
/// made anew when one of them ran. For one thread.
final class ClusterFacts {
  private final Map<String, CheckFacts> checks = new TreeMap<>();
  private ClusterRun seen;
  private Instant judged;
  private boolean isWritten;
  private SubjectSeries subjects = new SubjectSeries(List.of());
  private Pieces pieces = Pieces.NONE;

  /// @param dropped series that were left out, by metric and why
  record Pieces(
      String label,
      Share share,
      Map<String, Families.Written> families,
      Map<String, Map<Reason, Long>> dropped) {
    private static final Pieces NONE = new Pieces("", Share.ALL, Map.of(), Map.of());
  }

  ClusterFacts(ClusterRun seen, Instant judged) {
    this.seen = without(seen);
    this.judged = judged;
  }

  /// What is known of a cluster beside its checks is as the newest of their runs saw it.
  void take(ClusterRun cluster, Instant at) {
    if (!at.isBefore(judged)) {
      seen = without(cluster);
      judged = at;
    }
    cluster.checks().forEach(check -> take(check, cluster, at));
  }

  private void take(CheckRun check, ClusterRun cluster, Instant at) {
    var id = check.check().id();
    var before = Optional.ofNullable(checks.get(id));
    if (before.isEmpty() || !before.get().judged().isAfter(at)) {
      checks.put(id, CheckFacts.of(before, check, cluster, at));
      isWritten = false;
    }
  }

  /// What was judged after `now` is of now.
  void clamp(Instant now) {
    judged = judged.isAfter(now) ? now : judged;
    checks.replaceAll((_, check) -> check.notAfter(now));
  }

  private static ClusterRun without(ClusterRun cluster) {
    return new ClusterRun(
        cluster.cluster(),
        cluster.vms(),
        cluster.ngtVms(),
        cluster.parts(),
        cluster.caveats(),
        List.of());
  }

  ClusterRun seen() {
    return seen;
  }

  /// Whether a run of this check judged then, or later, is known.
  boolean isKnown(String check, Instant at) {
    var known = checks.get(check);
    return known != null && !known.judged().isBefore(at);
  }

  /// Lets go of the checks that are not made any more.
  void keep(Predicate<String> wanted) {
    if (checks.keySet().removeIf(wanted.negate())) {
      isWritten = false;
    }
  }

  boolean isEmpty() {
    return checks.isEmpty();
  }

  /// Series of single subjects, by how bad those are.
  Map<Status, Long> byStatus() {
    if (!isWritten) {
      subjects =
          new SubjectSeries(
              checks.values().stream().flatMap(one -> one.known().published().stream()).toList());
      pieces = Pieces.NONE;
      isWritten = true;
    }
    return subjects.byStatus();
  }

  Pieces pieces(String label, Share share) {
    if (!pieces.label().equals(label) || !pieces.share().equals(share)) {
      var families = new Families();
      var series = new ClusterSeries(families, label);
      series.seen(seen, status());
      checks.values().forEach(check -> check.write(series));
      var dropped = subjects.write(share, label, families);
      pieces = new Pieces(label, share, families.written(), dropped);
    }
    return pieces;
  }

  /// Never better than ERR when not all was seen.
  private Status status() {
    var worst = Status.worst(checks.values().stream().map(one -> one.tally().status()).toList());
    return seen.isComplete() || worst.isWorseThan(Status.ERR) ? worst : Status.ERR;
  }
}
