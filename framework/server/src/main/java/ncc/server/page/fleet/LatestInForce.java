package ncc.server.page.fleet;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import ncc.server.setting.ChecksInForce;
import ncc.server.setting.EffectiveCheck;
import ncc.store.history.Latest;

/// Which last runs count: what a check said before it was switched off is not how anything is.
record LatestInForce(ChecksInForce checks) {
  LatestInForce {
    requireNonNull(checks);
  }

  List<Latest> of(List<Latest> latest) {
    return latest.stream().filter(this::counts).toList();
  }

  boolean counts(Latest latest) {
    return checks
        .of(latest.check(), Optional.of(latest.clusterName()))
        .map(EffectiveCheck::enabled)
        .orElse(true);
  }

  /// On how many clusters a check is off that is on elsewhere.
  long off(String check, Collection<String> clusters) {
    return clusters.stream()
        .filter(cluster ->
            !checks.of(check, Optional.of(cluster)).map(EffectiveCheck::enabled).orElse(true))
        .count();
  }
}
