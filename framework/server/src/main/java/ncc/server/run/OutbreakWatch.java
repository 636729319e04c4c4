package ncc.server.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Optional;
import ncc.engine.history.Outbreaks;
import ncc.spi.check.Check;
import ncc.spi.check.Outbreak;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.store.history.History;
import ncc.store.sql.StoreException;

/// Sees in a run, and in what was found before, that most subjects of a cluster came to the same at
/// about one time.
///
/// @param history asked only where so many are down that it may be so
public record OutbreakWatch(History history) {
  public OutbreakWatch {
    requireNonNull(history);
  }

  /// `run` of `check` with what it says of clusters. While the store is out of reach nothing is
  /// known of the time before.
  public Run told(Run run, Check check) {
    var outbreak = check.outbreak();
    if (outbreak.isEmpty()) {
      return run;
    }
    try {
      var clusters = new ArrayList<ClusterRun>();
      for (var cluster : run.clusters()) {
        clusters.add(told(run, cluster, outbreak.get()));
      }
      return clusters.equals(run.clusters()) ? run : run.withClusters(clusters);
    } catch (StoreException _) {
      return run;
    }
  }

  private ClusterRun told(Run run, ClusterRun cluster, Outbreak outbreak) throws StoreException {
    var outbreaks = new Outbreaks(cluster.cluster(), outbreak);
    var checks = new ArrayList<CheckRun>();
    for (var one : cluster.checks()) {
      checks.add(outbreaks.mayLastIn(one) ? told(run, cluster, outbreaks, one) : one);
    }
    return cluster.withChecks(checks);
  }

  private CheckRun told(Run run, ClusterRun cluster, Outbreaks outbreaks, CheckRun check)
      throws StoreException {
    var key = cluster.cluster().key();
    var id = check.check().id();
    var ongoing =
        history.current(key, Optional.of(key)).stream()
            .filter(one -> one.check().equals(id))
            .flatMap(one -> outbreaks.ongoing(one.verdict()).stream())
            .findFirst();
    if (ongoing.isEmpty() && !outbreaks.mayBeginIn(check)) {
      return check;
    }
    var passed = history.passedUntil(id, key, run.now());
    return outbreaks.told(check, passed, ongoing, run.now());
  }
}
