package ncc.store.alert;

import static java.util.Objects.requireNonNull;

import ncc.spi.alert.Severity;
import ncc.spi.run.Subject;

/// What an open alert was raised for.
///
/// @param cluster its key
/// @param check its id
/// @param diagnosis its id; empty where the check lists none
public record OpenFinding(
    String cluster,
    String clusterName,
    String check,
    Subject subject,
    Severity severity,
    String message,
    String diagnosis) {
  public OpenFinding {
    requireNonNull(cluster);
    requireNonNull(clusterName);
    requireNonNull(check);
    requireNonNull(subject);
    requireNonNull(severity);
    requireNonNull(message);
    requireNonNull(diagnosis);
  }
}
