package ncc.store.alert;

import static java.util.Objects.requireNonNull;

import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;

/// How many alerts of a check on a cluster are alike.
///
/// @param cluster its key
/// @param count at least 1
public record AlertCount(
    String cluster, String checkId, Severity severity, AlertState state, long count) {
  public AlertCount {
    requireNonNull(cluster);
    requireNonNull(checkId);
    requireNonNull(severity);
    requireNonNull(state);
  }
}
