package ncc.server.page.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import ncc.spi.check.Status;
import ncc.store.history.Latest;

/// A cluster in a list. Public for the template engine only.
///
/// @param state of its checks the worst, or `UNKNOWN` before the first run
/// @param counts checks by state
/// @param judged the oldest of its checks' last runs
/// @param complete whether every check saw all of it
/// @param configured one that is not has no state: what was last seen of it is history
public record ClusterLine(
    String name,
    String key,
    String state,
    Map<String, Long> counts,
    Optional<Instant> judged,
    boolean complete,
    boolean configured) {
  static final String UNKNOWN = ClusterState.UNKNOWN.name();

  private static final Comparator<ClusterLine> WORST_FIRST =
      Comparator.comparing(ClusterLine::urgency).reversed().thenComparing(ClusterLine::name);

  /// Those of which anything is known, and those of `clusters` of which nothing is; worst first.
  static List<ClusterLine> all(
      List<Latest> latest, Set<String> clusters, Predicate<String> isConfigured) {
    var byName = new HashMap<String, List<Latest>>();
    latest.forEach(
        one -> byName.computeIfAbsent(one.clusterName(), _ -> new ArrayList<>()).add(one));
    clusters.forEach(name -> byName.putIfAbsent(name, List.of()));
    return byName.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), isConfigured.test(entry.getKey())))
        .sorted(WORST_FIRST)
        .toList();
  }

  static ClusterLine of(String name, List<Latest> checks, boolean configured) {
    if (!configured) {
      return new ClusterLine(
          name,
          checks.isEmpty() ? name : checks.getFirst().cluster(),
          UNKNOWN,
          Map.of(),
          oldest(checks),
          true,
          false);
    }
    var counts = new HashMap<String, Long>();
    checks.forEach(check -> counts.merge(check.counted().name(), 1L, Long::sum));
    return new ClusterLine(
        name,
        checks.isEmpty() ? name : checks.getFirst().cluster(),
        checks.isEmpty()
            ? UNKNOWN
            : Status.worst(checks.stream().map(Latest::counted).toList()).name(),
        counts,
        oldest(checks),
        checks.stream().allMatch(Latest::complete),
        true);
  }

  private static Optional<Instant> oldest(List<Latest> checks) {
    return checks.stream().map(Latest::judged).min(Comparator.naturalOrder());
  }

  private Status urgency() {
    if (!configured) {
      return Status.PASS;
    }
    return state.equals(UNKNOWN) ? Status.ERR : Status.valueOf(state);
  }

  public long count(String status) {
    return counts.getOrDefault(status, 0L);
  }
}
