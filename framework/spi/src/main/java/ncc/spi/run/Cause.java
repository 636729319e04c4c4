package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import ncc.spi.check.Status;
import ncc.spi.inventory.Cluster;

/// What lies behind findings of one cluster: the same answer of one check on some subjects, which
/// no other finding explains, and what follows from it.
///
/// @param cluster where
/// @param id `<check>.<diagnosis>`, the same in every run; of a check that lists no diagnoses its
///   id, and `ncc` for what several checks could not tell
/// @param roots the findings that say so, by subject; never empty. What several checks could not
///   tell for the same reason is one cause
/// @param consequences findings of other checks that follow from a root, by check, then subject
/// @param subjects how many it is about, those of its consequences among them
/// @param worst how bad the worst of it is, of its consequences too
public record Cause(
    Cluster cluster,
    String id,
    List<Found> roots,
    List<Found> consequences,
    int subjects,
    Status worst) {
  /// The id of what several checks could not tell for the same reason.
  public static final String OF_SEVERAL = "ncc";

  public Cause {
    requireNonNull(cluster);
    requireNonNull(id);
    requireNonNull(worst);
    roots = List.copyOf(roots);
    consequences = List.copyOf(consequences);
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("a cause needs at least one root");
    }
  }

  static Cause of(Cluster cluster, List<Found> roots, List<Found> consequences) {
    var subjects = new HashSet<Subject>();
    roots.forEach(root -> subjects.add(root.finding().subject()));
    consequences.forEach(one -> subjects.add(one.finding().subject()));
    var worst =
        consequences.stream()
            .map(one -> one.finding().status())
            .reduce(
                roots.getFirst().finding().status(),
                (one, other) -> other.isWorseThan(one) ? other : one);
    return new Cause(cluster, id(roots), roots, consequences, subjects.size(), worst);
  }

  private static String id(List<Found> roots) {
    var check = roots.getFirst().check().id();
    if (roots.stream().anyMatch(root -> !root.check().id().equals(check))) {
      return OF_SEVERAL;
    }
    var diagnosis = roots.getFirst().finding().verdict().diagnosis();
    return diagnosis.isEmpty() ? check : check + "." + diagnosis;
  }

  public String headline() {
    return roots.getFirst().finding().verdict().headline();
  }

  /// Of its roots: what follows from them may be worse or better.
  public Status status() {
    return roots.getFirst().finding().status();
  }

  /// What to do about its roots, for those that need the same at once.
  public List<Advice> advices() {
    var first = roots.getFirst();
    var findings = roots.stream().map(Found::finding).toList();
    return Advice.of(first.check(), new FindingGroup(status(), headline(), findings), cluster);
  }
}
