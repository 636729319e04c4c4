package ncc.engine.silence;

import static java.util.Objects.requireNonNull;

import ncc.engine.NamePatterns;
import ncc.spi.alert.Alert;
import ncc.spi.run.Subject;

/// What a silence is about: what fits all three.
///
/// @param clusters patterns of names or keys of clusters
/// @param checks patterns of check ids or alert ids
/// @param vms patterns of names or UUIDs of VMs; all of them also means that it is about clusters
///   and endpoints
public record Scope(NamePatterns clusters, NamePatterns checks, NamePatterns vms) {
  public Scope {
    requireNonNull(clusters);
    requireNonNull(checks);
    requireNonNull(vms);
  }

  public boolean fits(Alert alert) {
    return fitsCluster(alert.clusterName(), alert.key().cluster())
        && fitsCheck(alert.checkId(), alert.key().alertId())
        && fits(alert.subject());
  }

  boolean fitsCluster(String name, String key) {
    return clusters.fit(name) || clusters.fit(key);
  }

  boolean fitsCheck(String checkId, String alertId) {
    return checks.fit(checkId) || checks.fit(alertId);
  }

  boolean fits(Subject subject) {
    return switch (subject.kind()) {
      case VM, GUEST -> vms.fit(subject.name()) || vms.fit(subject.id());
      case CLUSTER, ENDPOINT -> vms.isAll();
    };
  }
}
