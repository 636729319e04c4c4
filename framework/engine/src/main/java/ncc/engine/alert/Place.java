package ncc.engine.alert;

import ncc.spi.alert.Alert;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Subject;

/// Where an alert of one check stands within one cluster. A cluster has one place whatever its key:
/// that is its name until a source has told its UUID.
///
/// @param id the subject's; empty for the cluster
record Place(Kind kind, String id) {
  static Place of(Subject subject) {
    return of(subject.kind(), subject.id());
  }

  static Place of(Alert alert) {
    return of(alert.key().kind(), alert.key().subject());
  }

  private static Place of(Kind kind, String id) {
    return new Place(kind, kind.equals(Kind.CLUSTER) ? "" : id);
  }
}
