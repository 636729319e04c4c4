package ncc.store.task;

import static java.util.Objects.requireNonNull;

/// A check of a cluster that is to be run.
///
/// @param cluster its key
public record TaskItem(String cluster, String checkId) {
  public TaskItem {
    requireNonNull(cluster);
    requireNonNull(checkId);
  }
}
