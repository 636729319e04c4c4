package ncc.store.history;

import static java.util.Objects.requireNonNull;

import ncc.spi.run.Subject;

/// Something that a check has judged.
///
/// @param cluster the key of its cluster
public record JudgedSubject(String cluster, String clusterName, Subject subject) {
  public JudgedSubject {
    requireNonNull(cluster);
    requireNonNull(clusterName);
    requireNonNull(subject);
  }
}
