package ncc.server.page.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ncc.server.setting.EffectiveCheck;
import ncc.spi.check.Status;
import ncc.store.history.Latest;

/// A check in a list: on how many clusters it is how. Public for the template engine only.
///
/// @param state the worst of them; `UNKNOWN` before the first run
/// @param clusters by state
/// @param findings of subjects, by state
public record CheckLine(
    String id,
    String title,
    String state,
    Map<Status, Long> clusters,
    Map<Status, Long> findings,
    String timing) {

  static List<CheckLine> all(List<Latest> latest, List<EffectiveCheck> checks) {
    var byCheck = new HashMap<String, List<Latest>>();
    latest.forEach(one -> byCheck.computeIfAbsent(one.check(), _ -> new ArrayList<>()).add(one));
    return checks.stream()
        .map(check -> of(check, byCheck.getOrDefault(check.plugin().id(), List.of())))
        .sorted(Comparator.comparing(CheckLine::urgency).reversed().thenComparing(CheckLine::id))
        .toList();
  }

  private static CheckLine of(EffectiveCheck check, List<Latest> latest) {
    var clusters = new EnumMap<Status, Long>(Status.class);
    var findings = new EnumMap<Status, Long>(Status.class);
    for (Latest one : latest) {
      clusters.merge(FleetPage.status(one), 1L, Long::sum);
      one.counts().byStatus().forEach((status, count) -> findings.merge(status, count, Long::sum));
    }
    return new CheckLine(
        check.plugin().id(),
        check.plugin().description().title(),
        latest.isEmpty()
            ? ClusterLine.UNKNOWN
            : Status.worst(latest.stream().map(FleetPage::status).toList()).name(),
        clusters,
        findings,
        check.enabled() ? check.timing().toString() : "off");
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
