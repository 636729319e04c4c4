package ncc.server.page.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.server.setting.EffectiveCheck;
import ncc.server.setting.LatestInForce;
import ncc.spi.check.Status;
import ncc.store.history.Latest;

/// A check in a list: on how many clusters it is how. Public for the template engine only.
///
/// @param state the worst of them; `UNKNOWN` before the first run
/// @param applicable whether it is made for any cluster there is, as far as is known
/// @param clusters by state
/// @param findings of subjects, by state
public record CheckLine(
    String id,
    String title,
    String state,
    boolean applicable,
    Map<Status, Long> clusters,
    Map<Status, Long> findings,
    String timing) {

  /// @param latest what counts of their last runs
  /// @param idle the checks that ran everywhere and had nothing to look at
  static List<CheckLine> all(
      List<Latest> latest, LatestInForce inForce, Set<String> clusters, Set<String> idle) {
    var byCheck = new HashMap<String, List<Latest>>();
    latest.forEach(one -> byCheck.computeIfAbsent(one.check(), _ -> new ArrayList<>()).add(one));
    return inForce.checks().of(Optional.empty()).stream()
        .map(check ->
            of(
                check,
                byCheck.getOrDefault(check.id(), List.of()),
                !idle.contains(check.id()),
                inForce.schedule(check, clusters)))
        .sorted(Comparator.comparing(CheckLine::urgency).reversed().thenComparing(CheckLine::id))
        .toList();
  }

  private static CheckLine of(
      EffectiveCheck check, List<Latest> latest, boolean applicable, String schedule) {
    var clusters = new EnumMap<Status, Long>(Status.class);
    var findings = new EnumMap<Status, Long>(Status.class);
    for (Latest one : latest) {
      clusters.merge(one.counted(), 1L, Long::sum);
      one.counts().byStatus().forEach((status, count) -> findings.merge(status, count, Long::sum));
    }
    return new CheckLine(
        check.plugin().id(),
        check.plugin().description().title(),
        latest.isEmpty()
            ? ClusterLine.UNKNOWN
            : Status.worst(latest.stream().map(Latest::counted).toList()).name(),
        applicable,
        clusters,
        findings,
        schedule);
  }

  private Status urgency() {
    return state.equals(ClusterLine.UNKNOWN) ? Status.SKIP : Status.valueOf(state);
  }

  public long findingsOf(String status) {
    return findings.getOrDefault(Status.valueOf(status), 0L);
  }

  public long clustersOf(String status) {
    return clusters.getOrDefault(Status.valueOf(status), 0L);
  }
}
