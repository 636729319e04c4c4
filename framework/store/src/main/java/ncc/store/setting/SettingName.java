package ncc.store.setting;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// What can be set of a check, and where.
///
/// @param cluster its key; empty for every cluster that has nothing of its own
/// @param name such as `interval`
public record SettingName(Optional<String> cluster, String checkId, String name) {
  public SettingName {
    requireNonNull(cluster);
    requireNonNull(checkId);
    requireNonNull(name);
    if (cluster.filter(String::isEmpty).isPresent()) {
      throw new IllegalArgumentException("a cluster's key is not empty");
    }
  }
}
