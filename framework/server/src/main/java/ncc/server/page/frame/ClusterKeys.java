package ncc.server.page.frame;

import java.util.List;
import ncc.store.history.Latest;

/// What the store calls clusters: by their UUID, where it was told one.
///
/// @param latest the last runs of all that is asked about
public record ClusterKeys(List<Latest> latest) {
  public ClusterKeys {
    latest = List.copyOf(latest);
  }

  /// Of the cluster that people call `name`; the name itself where no run knows it.
  public String of(String name) {
    return latest.stream()
        .filter(one -> one.clusterName().equals(name))
        .map(Latest::cluster)
        .findFirst()
        .orElse(name);
  }

  /// Sorted.
  public List<String> names() {
    return latest.stream().map(Latest::clusterName).distinct().sorted().toList();
  }
}
