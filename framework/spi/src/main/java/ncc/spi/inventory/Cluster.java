package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A cluster as its sources describe it.
///
/// @param name its name; where no source names it, what the operator called the source
/// @param uuid its UUID
/// @param id the number NCC prints as "Cluster Id" (the incarnation part of `ncli cluster info`)
/// @param facts what is known of it
public record Cluster(String name, Optional<UUID> uuid, Optional<String> id, Facts facts)
    implements Entity {

  public Cluster {
    requireNonNull(name);
    requireNonNull(uuid);
    requireNonNull(id);
    requireNonNull(facts);
  }

  /// A cluster of which only the name is known.
  public static Cluster named(String name) {
    return new Cluster(name, Optional.empty(), Optional.empty(), Facts.NONE);
  }

  /// This cluster under another name.
  public Cluster withName(String other) {
    return new Cluster(other, uuid, id, facts);
  }

  /// This cluster with the UUID it is known to have.
  public Cluster withUuid(UUID known) {
    return new Cluster(name, Optional.of(known), id, facts);
  }

  /// This cluster with another fact, in the place of what was known of its class.
  public Cluster with(Fact fact) {
    return new Cluster(name, uuid, id, facts.with(fact));
  }

  /// The virtual IP.
  public Optional<String> vip() {
    return get(VirtualIp.class).map(VirtualIp::address);
  }

  /// The External Data Services IP.
  public Optional<String> dsip() {
    return get(DataServicesIp.class).map(DataServicesIp::address);
  }

  /// What it runs guest VMs on.
  public Optional<Hypervisor> hypervisor() {
    return get(ClusterHypervisor.class).map(ClusterHypervisor::hypervisor);
  }

  /// Its nodes; empty when no source lists them.
  public List<Node> nodes() {
    return get(Nodes.class).map(Nodes::nodes).orElse(List.of());
  }

  /// What stays the same when the cluster is renamed: its UUID, else its name.
  public String key() {
    return uuid.map(UUID::toString).orElse(name);
  }
}
