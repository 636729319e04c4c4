package ncc.spi.inventory;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Merges what several partial inventories tell of their cluster.
final class ClusterMerge {
  private final List<Inventory> partials;
  private final Conflicts conflicts;

  ClusterMerge(List<Inventory> partials, Conflicts conflicts) {
    this.partials = partials;
    this.conflicts = conflicts;
  }

  Cluster merged() {
    return new Cluster(
        name(),
        pick(Conflicts.Matter.of("cluster UUID"), Cluster::uuid),
        pick(Conflicts.Matter.of("cluster id"), Cluster::id),
        facts());
  }

  private Facts facts() {
    return Facts.of(
        partials.stream()
            .flatMap(partial -> partial.cluster().facts().stream())
            .map(Fact::getClass)
            .distinct()
            .flatMap(type -> pick(type).stream())
            .toArray(Fact[]::new));
  }

  private Optional<? extends Fact> pick(Class<? extends Fact> type) {
    return pick(
        Conflicts.Matter.of(FactType.of(type)), cluster -> narrowed(cluster, type), Fact::agrees);
  }

  private static Optional<Fact> narrowed(Cluster cluster, Class<? extends Fact> type) {
    return cluster.get(type).map(Fact.class::cast);
  }

  /// A source that knows the cluster's UUID knows its name; others may have called it by a folder.
  private String name() {
    return pick(Conflicts.Matter.of("cluster name"), ClusterMerge::ownName)
        .or(this::firstName)
        .orElse("");
  }

  private static Optional<String> ownName(Cluster cluster) {
    return cluster.uuid().flatMap(_ -> named(cluster));
  }

  private static Optional<String> named(Cluster cluster) {
    return Optional.of(cluster.name()).filter(name -> !name.isEmpty());
  }

  private Optional<String> firstName() {
    return partials.stream().map(Inventory::cluster).flatMap(c -> named(c).stream()).findFirst();
  }

  private <T> Optional<T> pick(Conflicts.Matter matter, Function<Cluster, Optional<T>> of) {
    return pick(matter, of, Object::equals);
  }

  private <T> Optional<T> pick(
      Conflicts.Matter matter, Function<Cluster, Optional<T>> of, BiPredicate<T, T> isSame) {
    return partials.stream()
        .filter(partial -> !partial.parts().isEmpty())
        .flatMap(partial ->
            of.apply(partial.cluster()).stream()
                .map(value -> new Told<>(value, origin(partial, matter))))
        .reduce((first, second) -> believe(matter, first, second, isSame))
        .map(Told::value);
  }

  private record Told<T>(T value, Origin origin) {}

  /// Of two that agree and are not the same, such as counts of two moments, the later counts.
  private <T> Told<T> believe(
      Conflicts.Matter matter, Told<T> first, Told<T> second, BiPredicate<T, T> isSame) {
    if (first.value().equals(second.value())) {
      return first;
    }
    boolean isSecond = conflicts.believesSecond(first.origin(), second.origin());
    var believed = isSecond ? second : first;
    var doubted = isSecond ? first : second;
    if (!isSame.test(first.value(), second.value())) {
      conflicts.ofCluster(matter, value(doubted.value()), believed.origin(), doubted.origin());
    }
    return believed;
  }

  private static Object value(Object told) {
    return told instanceof Fact fact ? FactType.valueOf(fact) : told;
  }

  /// The part that can know it, else the first that describes the cluster, else the first.
  private static Origin origin(Inventory partial, Conflicts.Matter matter) {
    var parts = partial.parts();
    return parts.stream()
        .filter(part -> matter.fact().filter(part.facts()::contains).isPresent())
        .findFirst()
        .or(() -> parts.stream().filter(part -> part.roster() == Part.Roster.NONE).findFirst())
        .orElseGet(parts::getFirst)
        .origin();
  }
}
