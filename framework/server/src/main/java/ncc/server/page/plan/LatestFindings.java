package ncc.server.page.plan;

import java.util.Comparator;
import java.util.Optional;
import ncc.server.setting.LatestInForce;
import ncc.server.web.Served;
import ncc.spi.run.Run;
import ncc.store.history.Latest;
import ncc.store.sql.StoreException;

/// What the last runs of all checks found that is not healthy, as one run.
///
/// @param run empty where all is healthy, or nothing has run
/// @param left how many runs were left out, of the least bad
record LatestFindings(Optional<Run> run, long left) {
  /// As many runs as are read at once, a check of a cluster each.
  private static final int MOST = 500;

  /// @param cluster the name of the only one
  static LatestFindings of(Served served, Optional<String> cluster) throws StoreException {
    var inForce = new LatestInForce(served.control().checks());
    var latest =
        inForce.of(served.store().history().latest()).stream()
            .filter(one -> cluster.filter(name -> !name.equals(one.clusterName())).isEmpty())
            .filter(one -> served.isConfigured(one.clusterName()))
            .filter(LatestFindings::isUnhealthy)
            .sorted(Comparator.comparing(Latest::status).reversed())
            .toList();
    var keys = latest.stream().limit(MOST).flatMap(one -> one.run().stream()).distinct().toList();
    return new LatestFindings(
        keys.isEmpty()
            ? Optional.empty()
            : served.store().history().unhealthy("of-the-last-runs", keys),
        Math.max(0, latest.size() - MOST));
  }

  private static boolean isUnhealthy(Latest one) {
    return one.run().isPresent()
        && switch (one.status()) {
          case INFO, WARN, ERR, FAIL -> true;
          case PASS, SKIP -> false;
        };
  }
}
