package ncc.store.history;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.run.CheckRun;

/// How many findings of a check run have each status.
///
/// @param byStatus statuses that none has are absent
public record Counts(Map<Status, Long> byStatus) {
  public Counts {
    byStatus = Map.copyOf(byStatus);
  }

  static Counts of(CheckRun run) {
    var counts = new EnumMap<Status, Long>(Status.class);
    for (var group : run.groups()) {
      counts.merge(group.status(), (long) group.findings().size(), Long::sum);
    }
    return new Counts(counts);
  }

  public long of(Status status) {
    return byStatus.getOrDefault(status, 0L);
  }

  public long all() {
    return byStatus.values().stream().mapToLong(Long::longValue).sum();
  }

  /// As a person with a database client can read it: `FAIL=2 PASS=98`.
  String text() {
    return Stream.of(Status.values())
        .filter(byStatus::containsKey)
        .map(status -> status + "=" + byStatus.get(status))
        .collect(Collectors.joining(" "));
  }

  static Counts read(String text) {
    return new Counts(
        Stream.of(requireNonNull(text).split(" "))
            .filter(word -> !word.isEmpty())
            .map(word -> word.split("=", 2))
            .collect(
                Collectors.toMap(pair -> Status.valueOf(pair[0]), pair -> Long.valueOf(pair[1]))));
  }
}
