package ncc.engine.history;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.engine.history.CheckPair.Side;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;

/// What changed between two runs, for what both of them checked.
///
/// @param changes most urgent kind first, worst first, then by cluster, check and subject
/// @param unchanged how many subjects are as they were
/// @param onlyFirst checks of clusters that the second run has not: `cluster: check`
/// @param onlySecond checks of clusters that the first run has not
public record RunDiff(
    List<Change> changes, long unchanged, List<String> onlyFirst, List<String> onlySecond) {
  private static final Comparator<Change> URGENT_FIRST =
      comparing(Change::kind)
          .thenComparing(Change::worst, Comparator.reverseOrder())
          .thenComparing(change -> change.cluster().name())
          .thenComparing(change -> change.check().path())
          .thenComparing(Change::subject, Finding::compareSubjects);

  public RunDiff {
    changes = List.copyOf(changes);
    onlyFirst = List.copyOf(onlyFirst);
    onlySecond = List.copyOf(onlySecond);
  }

  /// Clusters are the same by their key, subjects by kind and id, whatever they are called. Values
  /// that differ under the same headline and template are no change.
  public static RunDiff of(Run first, Run second) {
    var before = sides(first);
    var after = sides(second);
    var changes = new ArrayList<Change>();
    long unchanged = 0;
    for (var entry : before.entrySet()) {
      var other = after.get(entry.getKey());
      if (other != null) {
        unchanged += new CheckPair(entry.getValue(), other).compare(changes);
      }
    }
    changes.sort(URGENT_FIRST);
    return new RunDiff(changes, unchanged, missing(before, after), missing(after, before));
  }

  /// How many changes are of `kind`.
  public long count(Change.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  private record Key(String cluster, String check) {}

  private static Map<Key, Side> sides(Run run) {
    var sides = new LinkedHashMap<Key, Side>();
    for (var cluster : run.clusters()) {
      for (var check : cluster.checks()) {
        var key = new Key(cluster.cluster().key(), check.check().id());
        sides.putIfAbsent(key, new Side(run, cluster, check));
      }
    }
    return sides;
  }

  private static List<String> missing(Map<Key, Side> from, Map<Key, Side> in) {
    return from.entrySet().stream()
        .filter(entry -> !in.containsKey(entry.getKey()))
        .map(entry -> entry.getValue().shown())
        .sorted()
        .toList();
  }
}
