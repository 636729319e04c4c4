package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.util.List;
import ncc.spi.run.Subject;

/// The days of one subject, as NCC's page of a check draws them: a cell per day.
///
/// @param cluster its cluster's key
/// @param clusterName its cluster's name
/// @param days the worst of each day, oldest first
public record Bar(String cluster, String clusterName, Subject subject, List<DayState> days) {
  public Bar {
    requireNonNull(cluster);
    requireNonNull(clusterName);
    requireNonNull(subject);
    days = List.copyOf(days);
  }
}
