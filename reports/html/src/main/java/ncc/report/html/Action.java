package ncc.report.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.check.Status;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.Advice;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;

/// One thing to look into: a headline of a check, over all clusters that have it. What several
/// checks could not tell for the same reason is one thing. Public for the template engine only.
///
/// @param groups where it was found, in page order, never empty
/// @param following how many findings of other checks follow from it
public record Action(List<GroupSection> groups, Map<CheckDescription, Integer> following) {
  private record Key(String check, Status status, String headline) {}

  /// What `worstFirst` asks for: everything worse than INFO that follows from nothing else; where
  /// there is none, the INFO.
  static List<Action> of(List<GroupSection> worstFirst, Explanations explanations) {
    var urgent = of(worstFirst, explanations, Status.WARN);
    return urgent.isEmpty() ? of(worstFirst, explanations, Status.INFO) : urgent;
  }

  private static List<Action> of(
      List<GroupSection> worstFirst, Explanations explanations, Status least) {
    var byKey = new LinkedHashMap<Key, List<GroupSection>>();
    for (GroupSection section : worstFirst) {
      if (!least.isWorseThan(section.status())) {
        for (var roots : explanations.rootsOf(section)) {
          byKey.computeIfAbsent(key(roots), _ -> new ArrayList<>()).add(roots);
        }
      }
    }
    return byKey.values().stream()
        .map(groups -> new Action(groups, explanations.following(groups)))
        .toList();
  }

  private static Key key(GroupSection section) {
    var check = section.status() == Status.ERR ? "" : section.check().check().path();
    return new Key(check, section.status(), section.group().headline());
  }

  public Action {
    groups = List.copyOf(groups);
    following = Collections.unmodifiableMap(following);
  }

  /// How many findings follow from it.
  public int totalFollowing() {
    return following.values().stream().mapToInt(Integer::intValue).sum();
  }

  public Status status() {
    return groups.getFirst().status();
  }

  public String headline() {
    return groups.getFirst().group().headline();
  }

  /// Those that say so, in page order.
  public List<CheckDescription> checks() {
    return groups.stream().map(group -> group.check().check()).distinct().toList();
  }

  /// What to do first, for those that need the same at once; empty where nothing could be told:
  /// what a check advises against a fault that it found is no help then.
  public List<Step> firstSteps() {
    var check = groups.getFirst().check().check();
    if (check.diagnoses().isEmpty()) {
      return status() == Status.ERR
          ? List.of()
          : check.resolutions().stream().limit(1).map(text -> new Step(text, total())).toList();
    }
    var totals = new LinkedHashMap<String, Integer>();
    for (var advice : Advice.of(check, together(), where())) {
      advice.text().ifPresent(text -> totals.merge(text, advice.findings().size(), Integer::sum));
    }
    return totals.entrySet().stream().map(one -> new Step(one.getKey(), one.getValue())).toList();
  }

  private FindingGroup together() {
    return new FindingGroup(
        status(),
        headline(),
        groups.stream().flatMap(group -> group.group().findings().stream()).toList());
  }

  /// The cluster whose addresses a step may name: the only one.
  private Cluster where() {
    var clusters = groups.stream().map(group -> group.cluster().cluster()).distinct().toList();
    return clusters.size() == 1 ? clusters.getFirst() : Cluster.named("");
  }

  /// What to do first for some of the subjects. Public for the template engine only.
  ///
  /// @param total how many they are
  public record Step(String text, int total) {}

  /// Where it was found, cluster by cluster.
  public List<Place> places() {
    var byCluster = new LinkedHashMap<Integer, List<GroupSection>>();
    groups.forEach(
        group -> byCluster.computeIfAbsent(group.place(), _ -> new ArrayList<>()).add(group));
    return byCluster.values().stream().map(Place::new).toList();
  }

  /// How many subjects.
  public int total() {
    return places().stream().mapToInt(Place::total).sum();
  }

  /// What its subjects are called: a kind's name, or `FINDING` where kinds differ.
  public String kind() {
    var kinds = groups.stream().map(GroupSection::kind).distinct().toList();
    return kinds.size() == 1 ? kinds.getFirst() : "FINDING";
  }

  /// The groups of one cluster. Public for the template engine only.
  public record Place(List<GroupSection> groups) {
    /// How many subjects, each counted once though several checks say the same of it.
    public int total() {
      return groups.size() == 1 ? groups.getFirst().total() : subjects();
    }

    private int subjects() {
      var findings = groups.stream().flatMap(group -> group.group().findings().stream());
      return (int) findings.map(Finding::subject).distinct().count();
    }
  }
}
