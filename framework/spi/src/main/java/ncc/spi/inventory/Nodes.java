package ncc.spi.inventory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The nodes of a cluster.
///
/// @param nodes at least one, in the source's order
@FactInfo(id = "NODES", title = "CVM addresses", order = 150)
public record Nodes(List<Node> nodes) implements Fact {
  public Nodes {
    nodes = List.copyOf(nodes);
  }

  /// The fact of these nodes; none where there are none.
  public static Optional<Nodes> of(List<Node> nodes) {
    return nodes.isEmpty() ? Optional.empty() : Optional.of(new Nodes(nodes));
  }

  /// What else is known of the same CVMs does not matter.
  @Override
  public boolean agrees(Fact other) {
    return other instanceof Nodes(var theirs) && addresses(nodes).equals(addresses(theirs));
  }

  private static Set<String> addresses(List<Node> nodes) {
    return nodes.stream().map(Node::cvmIp).collect(Collectors.toSet());
  }
}
