package ncc.store.alert;

import static java.util.Objects.requireNonNull;

import ncc.spi.alert.Alert;

/// Whose alerts are judged together.
///
/// @param cluster its key
public record AlertOwner(String cluster, String checkId) {
  public AlertOwner {
    requireNonNull(cluster);
    requireNonNull(checkId);
  }

  static AlertOwner of(Alert alert) {
    return new AlertOwner(alert.key().cluster(), alert.checkId());
  }
}
