package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;

/// One check on one cluster.
///
/// @param check what was checked, with the parameters it ran with
/// @param groups its findings, worst status first, then those with the earliest time among their
///   values, then by headline; never empty: a check that found nothing to look at says so in a
///   finding on the cluster
/// @param took wall time; nothing where the clock went back meanwhile
public record CheckRun(CheckDescription check, List<FindingGroup> groups, Duration took) {
  /// What ended before now comes before what ends soon.
  private static final Comparator<Ranked> WORST_FIRST =
      Comparator.comparing((Ranked one) -> one.group().status())
          .reversed()
          .thenComparing(Ranked::earliest)
          .thenComparing(one -> one.group().headline());

  public CheckRun {
    requireNonNull(check);
    groups = List.copyOf(groups);
    took = took.isNegative() ? Duration.ZERO : took;
    if (groups.isEmpty()) {
      throw new IllegalArgumentException(check.id() + ": a check run needs at least one finding");
    }
  }

  /// Sorts and groups `findings`.
  public static CheckRun of(CheckDescription check, List<Finding> findings, Duration took) {
    return ofSorted(check, findings.stream().sorted(Finding.BY_SUBJECT).toList(), took);
  }

  /// Groups `findings`, which are in the order of [Finding#BY_SUBJECT] already.
  public static CheckRun ofSorted(CheckDescription check, List<Finding> findings, Duration took) {
    var byStatus = new EnumMap<Status, Map<String, List<Finding>>>(Status.class);
    for (Finding finding : findings) {
      byStatus
          .computeIfAbsent(finding.status(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(finding.verdict().headline(), _ -> new ArrayList<>())
          .add(finding);
    }
    var groups = new ArrayList<Ranked>();
    byStatus.forEach((status, byHeadline) ->
        byHeadline.forEach((headline, list) -> {
          var earliest = byHeadline.size() > 1 ? earliest(list) : Instant.MAX;
          groups.add(new Ranked(new FindingGroup(status, headline, list), earliest));
        }));
    var sorted = groups.stream().sorted(WORST_FIRST).map(Ranked::group).toList();
    return new CheckRun(check, sorted, took);
  }

  /// @param earliest among the values of its findings; where it is the only one of its status, it
  ///   does not matter
  private record Ranked(FindingGroup group, Instant earliest) {}

  private static Instant earliest(List<Finding> findings) {
    var earliest = Instant.MAX;
    for (Finding finding : findings) {
      for (Verdict.Value value : finding.verdict().values()) {
        if (value.value() instanceof Instant at && at.isBefore(earliest)) {
          earliest = at;
        }
      }
    }
    return earliest;
  }

  /// The worst of its findings.
  public Status status() {
    return groups.getFirst().status();
  }

  /// How many findings have `status`.
  public long count(Status status) {
    return groups.stream()
        .filter(group -> group.status() == status)
        .mapToLong(group -> group.findings().size())
        .sum();
  }
}
