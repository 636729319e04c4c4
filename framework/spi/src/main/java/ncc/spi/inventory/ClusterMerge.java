package ncc.spi.inventory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        pick(Fact.AOS_VERSION, Cluster::aosVersion),
        pick(Conflicts.Matter.of("NCC version"), Cluster::nccVersion),
        pick(Fact.LATEST_VERSION, Cluster::ngtVersion),
        pick(Fact.HYPERVISOR, Cluster::hypervisor),
        pick(Fact.VIP, Cluster::vip),
        pick(Fact.DSIP, Cluster::dsip),
        nodes(),
        vmCount());
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

  private List<Node> nodes() {
    return pick(
            Conflicts.Matter.of(Fact.NODES),
            cluster -> Optional.of(cluster.nodes()).filter(nodes -> !nodes.isEmpty()),
            (one, other) -> addresses(one).equals(addresses(other)))
        .orElse(List.of());
  }

  private static Set<String> addresses(List<Node> nodes) {
    return nodes.stream().map(Node::cvmIp).collect(Collectors.toSet());
  }

  /// A count at one time is no fact to disagree about: the one believed is simply the later.
  private OptionalInt vmCount() {
    var count =
        pick(
            Conflicts.Matter.of("number of VMs"),
            cluster -> cluster.vmCount().stream().boxed().findFirst(),
            (_, _) -> true);
    return count.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private <T> Optional<T> pick(Fact fact, Function<Cluster, Optional<T>> of) {
    return pick(Conflicts.Matter.of(fact), of, (one, other) -> FactMerge.same(fact, one, other));
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

  private <T> Told<T> believe(
      Conflicts.Matter matter, Told<T> first, Told<T> second, BiPredicate<T, T> isSame) {
    if (isSame.test(first.value(), second.value())) {
      return first;
    }
    boolean isSecond = conflicts.believesSecond(first.origin(), second.origin());
    var believed = isSecond ? second : first;
    var doubted = isSecond ? first : second;
    conflicts.ofCluster(matter, doubted.value(), believed.origin(), doubted.origin());
    return believed;
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
