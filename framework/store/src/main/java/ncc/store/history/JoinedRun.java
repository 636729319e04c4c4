package ncc.store.history;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ncc.spi.inventory.Caveat;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// Many runs as one, for a report of all that a task did.
///
/// @param runs in the order in which they were stored; never empty
record JoinedRun(String id, List<Run> runs) {
  /// Clusters by name. Each is as the last of its runs knew it, with the caveats of all; of a check
  /// that ran more than once the last counts. Where each was judged as of its own time, so is all.
  Run run() {
    var started = earliest(Run::startedAt);
    boolean isOfItsTime = runs.stream().allMatch(run -> run.now().equals(run.startedAt()));
    return new Run(
        id,
        runs.getLast().version(),
        runs.getLast().command(),
        started,
        isOfItsTime ? started : latest(),
        Duration.between(started, ended()),
        runs.stream().anyMatch(Run::aborted),
        clusters(),
        runs.stream().flatMap(run -> run.problems().stream()).distinct().toList());
  }

  private Instant earliest(Function<Run, Instant> time) {
    return runs.stream().map(time).min(Instant::compareTo).orElseThrow();
  }

  private Instant latest() {
    return runs.stream().map(Run::now).max(Instant::compareTo).orElseThrow();
  }

  private Instant ended() {
    return runs.stream()
        .map(run -> run.startedAt().plus(run.took()))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private List<ClusterRun> clusters() {
    var clusters = new LinkedHashMap<String, ClusterRun>();
    for (var run : runs) {
      for (var cluster : run.clusters()) {
        clusters.merge(cluster.cluster().key(), cluster, JoinedRun::joined);
      }
    }
    return clusters.values().stream()
        .sorted(
            comparing((ClusterRun run) -> run.cluster().name())
                .thenComparing(run -> run.cluster().key()))
        .toList();
  }

  private static ClusterRun joined(ClusterRun before, ClusterRun after) {
    var caveats = new LinkedHashSet<Caveat>(before.caveats());
    caveats.addAll(after.caveats());
    return new ClusterRun(
        after.cluster(),
        after.vms(),
        after.ngtVms(),
        after.parts(),
        List.copyOf(caveats),
        checks(before, after));
  }

  private static List<CheckRun> checks(ClusterRun before, ClusterRun after) {
    Map<String, CheckRun> checks = new LinkedHashMap<>();
    before.checks().forEach(check -> checks.put(check.check().id(), check));
    after.checks().forEach(check -> checks.put(check.check().id(), check));
    return worstFirst(checks.values());
  }

  /// As a run has them.
  static List<CheckRun> worstFirst(Collection<CheckRun> checks) {
    var sorted = new ArrayList<>(checks);
    sorted.sort(comparing(CheckRun::status).reversed().thenComparing(run -> run.check().path()));
    return sorted;
  }
}
