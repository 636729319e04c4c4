package ncc.store.alert;

import static java.util.Objects.requireNonNull;

/// Whose alerts are judged together.
///
/// @param cluster its key
public record AlertOwner(String cluster, String checkId) {
  public AlertOwner {
    requireNonNull(cluster);
    requireNonNull(checkId);
  }
}
