package ncc.server.setting;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import ncc.spi.message.Count;
import ncc.store.history.Latest;

/// Which last runs count: what a check said before it was switched off is not how anything is.
public record LatestInForce(ChecksInForce checks) {
  public LatestInForce {
    requireNonNull(checks);
  }

  public List<Latest> of(List<Latest> latest) {
    return latest.stream().filter(this::counts).toList();
  }

  public boolean counts(Latest latest) {
    return !isOff(latest.check(), latest.clusterName());
  }

  /// Whether a check there is does not run on a cluster.
  public boolean isOff(String check, String cluster) {
    return !checks.of(check, Optional.of(cluster)).map(EffectiveCheck::enabled).orElse(true);
  }

  /// When a check runs, and on how many of `clusters` it does not.
  public String schedule(EffectiveCheck check, Collection<String> clusters) {
    if (!check.enabled()) {
      return "off";
    }
    var off = clusters.stream().filter(cluster -> isOff(check.id(), cluster)).count();
    return off == 0
        ? check.timing().toString()
        : "%s; off on %s".formatted(check.timing(), Count.of(off, "cluster"));
  }
}
