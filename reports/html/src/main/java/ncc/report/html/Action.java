package ncc.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import ncc.spi.check.Status;
import ncc.spi.run.CheckDescription;

/// One thing to look into: a headline of a check, over all clusters that have it. Public for the
/// template engine only.
///
/// @param groups where it was found, in page order, never empty
public record Action(List<GroupSection> groups) {
  private record Key(String check, Status status, String headline) {}

  /// What `worstFirst` asks for: everything worse than INFO; where there is none, the INFO.
  static List<Action> of(List<GroupSection> worstFirst) {
    var urgent = of(worstFirst, Status.WARN);
    return urgent.isEmpty() ? of(worstFirst, Status.INFO) : urgent;
  }

  private static List<Action> of(List<GroupSection> worstFirst, Status least) {
    var byKey = new LinkedHashMap<Key, List<GroupSection>>();
    for (GroupSection section : worstFirst) {
      if (!least.isWorseThan(section.status())) {
        byKey.computeIfAbsent(key(section), _ -> new ArrayList<>()).add(section);
      }
    }
    return byKey.values().stream().map(Action::new).toList();
  }

  private static Key key(GroupSection section) {
    return new Key(section.check().check().path(), section.status(), section.group().headline());
  }

  public Action {
    groups = List.copyOf(groups);
  }

  public Status status() {
    return groups.getFirst().status();
  }

  public String headline() {
    return groups.getFirst().group().headline();
  }

  public CheckDescription check() {
    return groups.getFirst().check().check();
  }

  public int total() {
    return groups.stream().mapToInt(GroupSection::total).sum();
  }

  /// What its subjects are called: a kind's name, or `FINDING` where kinds differ.
  public String kind() {
    var kinds = groups.stream().map(GroupSection::kind).distinct().toList();
    return kinds.size() == 1 ? kinds.getFirst() : "FINDING";
  }
}
