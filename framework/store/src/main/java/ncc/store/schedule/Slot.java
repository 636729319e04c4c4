package ncc.store.schedule;

import static java.util.Objects.requireNonNull;

/// What is scheduled: one check on one cluster.
///
/// @param check its id
/// @param cluster what the operator or its source calls the cluster
public record Slot(String check, String cluster) {
  public Slot {
    requireNonNull(check);
    requireNonNull(cluster);
  }

  /// Ids of checks hold no `@`, so the first one parts them from whatever the cluster is called.
  String instance() {
    return check + "@" + cluster;
  }

  static Slot of(String instance) {
    int at = instance.indexOf('@');
    return new Slot(instance.substring(0, at), instance.substring(at + 1));
  }
}
