package ncc.report.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ncc.spi.run.Cause;
import ncc.spi.run.Causes;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;
import ncc.spi.run.Found;
import ncc.spi.run.Run;

/// Which findings of a run follow from others.
final class Explanations {
  private final Set<Finding> consequences = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Finding, Cause> byRoot = new IdentityHashMap<>();

  static Explanations of(Run run) {
    var explanations = new Explanations();
    run.clusters().stream()
        .flatMap(cluster -> Causes.of(cluster).stream())
        .filter(cause -> !cause.consequences().isEmpty())
        .forEach(explanations::take);
    return explanations;
  }

  private void take(Cause cause) {
    cause.roots().forEach(root -> byRoot.put(root.finding(), cause));
    cause.consequences().forEach(one -> consequences.add(one.finding()));
  }

  /// The section with those of its findings that follow from no other; empty where there are none.
  List<GroupSection> rootsOf(GroupSection section) {
    var all = section.group().findings();
    var roots = all.stream().filter(finding -> !consequences.contains(finding)).toList();
    if (roots.size() == all.size()) {
      return List.of(section);
    }
    return roots.isEmpty()
        ? List.of()
        : List.of(
            section.with(new FindingGroup(section.status(), section.group().headline(), roots)));
  }

  /// How many findings of which checks follow from those of `groups`.
  Map<CheckDescription, Integer> following(List<GroupSection> groups) {
    var causes = Collections.<Cause>newSetFromMap(new IdentityHashMap<>());
    for (var group : groups) {
      for (var finding : group.group().findings()) {
        var cause = byRoot.get(finding);
        if (cause != null) {
          causes.add(cause);
        }
      }
    }
    var found = new ArrayList<Found>();
    causes.forEach(cause -> found.addAll(cause.consequences()));
    var counts = new LinkedHashMap<CheckDescription, Integer>();
    found.stream()
        .map(Found::check)
        .sorted((a, b) -> a.path().compareTo(b.path()))
        .forEach(check -> counts.merge(check, 1, Integer::sum));
    return counts;
  }
}
