package ncc.source.partial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;

/// Two rows of one list about the same entity. What they disagree about is not known.
///
/// @param noun what it is, such as `VM`
/// @param before what the first row tells
/// @param again what the second tells
/// @param differing of the facts that the list can know
public record Repetition(String noun, Told before, Told again, Set<FactType> differing) {
  /// How many values are spelled out.
  private static final int SHOWN = 3;

  /// What one row tells.
  public record Told(String name, Facts facts) {}

  public Repetition {
    differing = FactType.ordered(differing);
  }

  /// @param knowable what the list can know
  public static Repetition of(String noun, Told before, Told again, Set<FactType> knowable) {
    var differing =
        knowable.stream()
            .filter(fact -> !before.facts().get(fact).equals(again.facts().get(fact)))
            .collect(Collectors.toUnmodifiableSet());
    return new Repetition(noun, before, again, differing);
  }

  /// Nothing is lost where the rows agree.
  public Caveat.Kind kind() {
    return differing.isEmpty() ? Caveat.Kind.NOTE : Caveat.Kind.FACT_LOST;
  }

  /// What both tell alike.
  ///
  /// @param more facts that stay where only one row has them
  public Facts agreed(Set<FactType> more) {
    var agreed = before.facts().without(differing);
    for (FactType fact : more) {
      var other = again.facts().get(fact);
      agreed = agreed.has(fact) || other.isEmpty() ? agreed : agreed.with(other.get());
    }
    return agreed;
  }

  /// Which values contradict each other.
  ///
  /// @param more facts to name beside those that the list can know
  public Doubts.Problem problem(Set<FactType> more) {
    var values = values(more);
    var again = "a " + noun + " is listed again";
    var name = Caveat.quoted(before.name());
    int left = values.size() - SHOWN;
    return values.isEmpty()
        ? Doubts.Problem.such(again, name, differing)
        : Doubts.Problem.such(
            again + " with other values",
            name
                + " has "
                + String.join(", ", values.subList(0, Math.min(SHOWN, values.size())))
                + (left > 0 ? " and " + left + " more" : ""),
            differing);
  }

  private List<String> values(Set<FactType> more) {
    var values = new ArrayList<String>();
    if (!before.name().equals(again.name())) {
      values.add(
          "the name " + Caveat.quoted(before.name()) + " and " + Caveat.quoted(again.name()));
    }
    more.stream().filter(this::isOfOne).forEach(fact -> values.add(values(fact)));
    differing.forEach(fact -> values.add(values(fact)));
    return values;
  }

  private boolean isOfOne(FactType fact) {
    return before.facts().has(fact) != again.facts().has(fact);
  }

  private String values(FactType fact) {
    return "the %s %s and %s"
        .formatted(fact.title(), shown(before.facts().get(fact)), shown(again.facts().get(fact)));
  }

  private static String shown(Optional<Fact> fact) {
    return fact.map(one -> Caveat.quoted(String.valueOf(FactType.valueOf(one)))).orElse("none");
  }
}
