package ncc.source.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.message.Count;

/// What one list of a Prism Central, which a plugin describes, tells of each of its clusters.
///
/// @param told one inventory per cluster that its rows name, and one that names none
/// @param facts what the list can tell
public record ClusterShares(List<Inventory> told, Set<FactType> facts) {
  public ClusterShares {
    told = List.copyOf(told);
    facts = Set.copyOf(facts);
  }

  /// A cluster that no row names has nothing of what is listed, as far as the list goes. Rows that
  /// name none are of the only cluster there is; where there are several, nobody knows which has
  /// them.
  ///
  /// @param clusters those there are, where that is known
  public List<Inventory> among(List<Cluster> clusters) {
    var known = clusters.stream().filter(cluster -> cluster.uuid().isPresent()).toList();
    if (known.isEmpty()) {
      return told;
    }
    var shares = new ArrayList<>(told.stream().filter(ClusterShares::isPlaced).toList());
    told.stream()
        .filter(rest -> !isPlaced(rest))
        .forEach(
            rest -> known.stream().flatMap(one -> share(rest, one, known)).forEach(shares::add));
    return List.copyOf(shares);
  }

  private Stream<Inventory> share(Inventory rest, Cluster cluster, List<Cluster> known) {
    int homeless = rest.resources().size() + rest.vms().size();
    boolean isNamed = told.stream().anyMatch(one -> one.cluster().uuid().equals(cluster.uuid()));
    if (homeless > 0 && known.size() > 1) {
      var caveats = Stream.concat(rest.caveats().stream(), Stream.of(homeless(rest, homeless)));
      return Stream.of(new Inventory(cluster, List.of(), List.of(), caveats.toList()));
    }
    return homeless == 0 && isNamed ? Stream.empty() : Stream.of(rest.withCluster(cluster));
  }

  private Caveat homeless(Inventory rest, int rows) {
    return new Caveat(
        Caveat.Kind.FACT_LOST,
        rest.parts().stream().map(part -> part.origin().name()).findFirst().orElse("the list"),
        Count.of(
            rows,
            "row does not say which cluster it is of",
            "rows do not say which cluster they are of"),
        facts,
        Set.of());
  }

  private static boolean isPlaced(Inventory one) {
    return one.cluster().uuid().isPresent();
  }
}
