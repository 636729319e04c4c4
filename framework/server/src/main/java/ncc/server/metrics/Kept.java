package ncc.server.metrics;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.metrics.LabelText;
import ncc.metrics.Point;
import ncc.metrics.Published;
import ncc.spi.check.Status;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// What stays known of single subjects when nobody could look: points in time, such as a
/// certificate's end, are as true as before. States are not, and go. What could be looked at and is
/// not there any more goes too.
final class Kept {
  private final boolean couldSeeAll;
  private final Set<Key> untold;

  /// Subjects keep their id when they are renamed.
  record Key(Kind kind, String id) {
    static Key of(Subject subject) {
      return new Key(subject.kind(), LabelText.of(subject.id()));
    }
  }

  /// @param check that ran
  /// @param cluster what that run saw
  Kept(CheckRun check, ClusterRun cluster) {
    var findings = check.groups().stream().flatMap(group -> group.findings().stream()).toList();
    untold = keys(findings.stream().filter(one -> one.status() == Status.ERR).toList());
    couldSeeAll =
        cluster.isComplete() && untold.stream().noneMatch(key -> key.kind().equals(Kind.CLUSTER));
  }

  private static Set<Key> keys(List<Finding> findings) {
    return findings.stream().map(finding -> Key.of(finding.subject())).collect(toSet());
  }

  /// What is known now.
  ///
  /// @param before what was known
  /// @param now what the run told
  CheckFacts.Known of(CheckFacts.Known before, List<Published> now, Instant since) {
    var times = new HashMap<Key, Instant>();
    var earlier =
        before.published().stream().collect(toMap(Published::name, one -> one, (one, _) -> one));
    var all = new ArrayList<Published>();
    for (Published one : now) {
      var stay = staying(Optional.ofNullable(earlier.get(one.name())), one);
      stay.forEach(point -> {
        var key = Key.of(point.subject());
        times.put(key, before.times().getOrDefault(key, since));
      });
      all.add(
          stay.isEmpty()
              ? one
              : one.with(Stream.concat(one.points().stream(), stay.stream()).toList()));
    }
    return new CheckFacts.Known(all, times);
  }

  private List<Point> staying(Optional<Published> before, Published now) {
    if (before.isEmpty() || (couldSeeAll && untold.isEmpty())) {
      return List.of();
    }
    var told = now.points().stream().map(point -> Key.of(point.subject())).collect(toSet());
    return before.get().points().stream()
        .filter(Point::lasting)
        .filter(point -> !told.contains(Key.of(point.subject())))
        .filter(point -> !couldSeeAll || untold.contains(Key.of(point.subject())))
        .toList();
  }
}
