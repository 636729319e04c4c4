package ncc.spi.alert;

import static java.util.Objects.requireNonNull;

import ncc.spi.inventory.Kind;
import ncc.spi.run.Subject;

/// What an alert is about. At most one alert with this key is unresolved at any time.
///
/// @param alertId such as `A600103`; the check's id where the check names none
/// @param cluster [ncc.spi.inventory.Cluster#key()]
/// @param kind of the subject
/// @param subject the subject's id
public record AlertKey(String alertId, String cluster, Kind kind, String subject) {
  public AlertKey {
    requireNonNull(alertId);
    requireNonNull(cluster);
    requireNonNull(kind);
    requireNonNull(subject);
  }

  public static AlertKey of(String alertId, String cluster, Subject subject) {
    return new AlertKey(alertId, cluster, subject.kind(), subject.id());
  }
}
