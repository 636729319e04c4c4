package ncc.spi.inventory;

import java.util.ArrayList;
import java.util.List;

/// Picks between the facts two origins tell of one entity, and keeps which were the second's.
final class FactMerge {
  private final Told first;
  private final Told second;
  private final Conflicts conflicts;
  private final Disagreement disagreement;
  private List<Fact> fromSecond = List.of();

  /// What one origin tells.
  record Told(Facts facts, Provenance provenance) {}

  /// Takes note of what the two disagree about.
  interface Disagreement {
    void about(Conflicts.Matter matter, Origin believed, Origin doubted);
  }

  FactMerge(Told first, Told second, Conflicts conflicts, Disagreement disagreement) {
    this.first = first;
    this.second = second;
    this.conflicts = conflicts;
    this.disagreement = disagreement;
  }

  /// The second's that were taken, in its order.
  List<Fact> factsFromSecond() {
    return fromSecond;
  }

  Facts merged() {
    for (int i = 0; i < second.facts().size(); i++) {
      var theirs = second.facts().at(i);
      var mine = first.facts().find(second.facts().classAt(i));
      // Most facts of a fleet are the same object wherever they are told.
      boolean isSame = mine != null && (isOne(mine, theirs) || mine.agrees(theirs));
      if (!isSame && (mine == null || isSecondBelieved(FactType.of(theirs.getClass())))) {
        take(theirs);
      }
    }
    return first.facts().with(fromSecond);
  }

  @SuppressWarnings("ReferenceEquality") // a shortcut before what they say is compared
  private static boolean isOne(Fact mine, Fact theirs) {
    return mine == theirs;
  }

  private void take(Fact fact) {
    if (fromSecond.isEmpty()) {
      fromSecond = new ArrayList<>(second.facts().size());
    }
    fromSecond.add(fact);
  }

  private boolean isSecondBelieved(FactType fact) {
    var one = first.provenance().of(fact);
    var other = second.provenance().of(fact);
    boolean isSecond = conflicts.believesSecond(one, other);
    disagreement.about(Conflicts.Matter.of(fact), isSecond ? other : one, isSecond ? one : other);
    return isSecond;
  }
}
