package ncc.server.page.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import ncc.server.web.Served;
import ncc.spi.alert.Severity;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.Cause;
import ncc.spi.run.Causes;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.store.alert.OpenFinding;
import ncc.store.sql.StoreException;

/// What lies behind the alerts that are open. A fleet may have many: they are looked at anew for
/// who asks when that was some seconds ago, and nobody waits for another's look.
final class OpenCauses {
  private static final Duration FRESH = Duration.ofSeconds(15);

  private final Served served;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Known known = new Known(Instant.MIN, List.of());

  OpenCauses(Served served) {
    this.served = served;
  }

  private record Known(Instant at, List<CauseLine> lines) {}

  List<CauseLine> lines() throws StoreException {
    var now = served.clock().instant();
    boolean isOld = known.at().isBefore(now.minus(FRESH)) || known.at().isAfter(now);
    if (isOld && looking.tryLock()) {
      try {
        known = new Known(now, of(served.store().alertSearch().openFindings()));
      } finally {
        looking.unlock();
      }
    }
    return known.lines();
  }

  private List<CauseLine> of(List<OpenFinding> open) {
    var checks = new LinkedHashMap<String, CheckDescription>();
    served.catalog().checks().forEach(check -> checks.put(check.id(), check.description()));
    var byCluster = new LinkedHashMap<String, List<OpenFinding>>();
    open.stream()
        .filter(one -> checks.containsKey(one.check()))
        .forEach(one -> byCluster.computeIfAbsent(one.cluster(), _ -> new ArrayList<>()).add(one));
    var lines = new LinkedHashMap<String, CauseLine>();
    byCluster
        .values()
        .forEach(all -> {
          var cluster = all.getFirst().clusterName();
          Causes.of(run(all, checks))
              .forEach(cause ->
                  lines.merge(
                      cause.id() + "\n" + key(cause), line(cause, cluster), OpenCauses::both));
        });
    return lines.values().stream().sorted(CauseLine.WORST_AND_WIDEST_FIRST).toList();
  }

  /// Where there is no diagnosis, what is said tells one from another.
  private static String key(Cause cause) {
    boolean isListed = !cause.roots().getFirst().finding().verdict().diagnosis().isEmpty();
    return isListed ? "" : cause.headline();
  }

  private static ClusterRun run(List<OpenFinding> all, Map<String, CheckDescription> checks) {
    var findings = new LinkedHashMap<String, List<Finding>>();
    for (var one : all) {
      var verdict =
          new Verdict(status(one.severity()), one.message(), "", List.of(), one.diagnosis(), "");
      findings
          .computeIfAbsent(one.check(), _ -> new ArrayList<>())
          .add(new Finding(one.subject(), verdict));
    }
    var runs = new ArrayList<CheckRun>();
    findings.forEach((check, some) -> {
      var description = checks.get(check);
      if (description != null) {
        runs.add(CheckRun.of(description, some, Duration.ZERO));
      }
    });
    return new ClusterRun(
        Cluster.named(all.getFirst().clusterName()), 0, 0, List.of(), List.of(), runs);
  }

  private static Status status(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Status.FAIL;
      case WARNING -> Status.WARN;
      case INFO -> Status.INFO;
    };
  }

  private static CauseLine line(Cause cause, String cluster) {
    var severity =
        switch (cause.status()) {
          case FAIL, ERR -> Severity.CRITICAL;
          case WARN -> Severity.WARNING;
          case INFO, PASS, SKIP -> Severity.INFO;
        };
    return new CauseLine(
        severity,
        cause.id(),
        cause.roots().getFirst().check().id(),
        cause.headline(),
        cause.roots().size(),
        cause.consequences().size(),
        List.of(cluster));
  }

  private static CauseLine both(CauseLine one, CauseLine other) {
    var clusters = new TreeSet<>(one.clusters());
    clusters.addAll(other.clusters());
    var worse = one.severity().compareTo(other.severity()) >= 0 ? one : other;
    return new CauseLine(
        worse.severity(),
        one.id(),
        one.check(),
        worse.headline(),
        one.subjects() + other.subjects(),
        one.following() + other.following(),
        List.copyOf(clusters));
  }
}
