package ncc.metrics;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import ncc.spi.check.Status;
import ncc.spi.run.CheckRun;

/// How a check turned out on a cluster, without its findings.
///
/// @param id of the check, fit for a label
/// @param counts findings by status; those that are not there are none
public record CheckTally(String id, Status status, Map<Status, Long> counts, Duration took) {
  public CheckTally {
    requireNonNull(id);
    requireNonNull(status);
    counts = Map.copyOf(counts);
    requireNonNull(took);
  }

  public static CheckTally of(CheckRun check) {
    var counts = new EnumMap<Status, Long>(Status.class);
    for (Status status : Status.values()) {
      counts.put(status, check.count(status));
    }
    return new CheckTally(LabelText.of(check.check().id()), check.status(), counts, check.took());
  }

  /// How many findings have `status`.
  public long count(Status status) {
    return counts.getOrDefault(status, 0L);
  }

  /// It could tell of every subject.
  public boolean couldTell() {
    return count(Status.ERR) == 0;
  }
}
