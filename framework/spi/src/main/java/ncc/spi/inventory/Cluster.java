package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// A cluster as its sources describe it.
///
/// @param name its name; where no source names it, what the operator called the source
/// @param uuid its UUID
/// @param id the number NCC prints as "Cluster Id" (the incarnation part of `ncli cluster info`)
/// @param aosVersion such as 6.10.1
/// @param nccVersion as the cluster spells it, such as `ncc-5.1.1`
/// @param ngtVersion the NGT version bundled with the cluster's AOS
/// @param hypervisor what it runs guest VMs on
/// @param vip the virtual IP of the cluster (External IP address)
/// @param dsip the External Data Services IP
/// @param nodes its nodes, in the source's order; empty when no source lists them
/// @param vmCount how many guest VMs the cluster itself says it has
public record Cluster(
    String name,
    Optional<UUID> uuid,
    Optional<String> id,
    Optional<Version> aosVersion,
    Optional<String> nccVersion,
    Optional<Version> ngtVersion,
    Optional<Hypervisor> hypervisor,
    Optional<String> vip,
    Optional<String> dsip,
    List<Node> nodes,
    OptionalInt vmCount)
    implements Entity {

  public Cluster {
    requireNonNull(name);
    requireNonNull(uuid);
    requireNonNull(id);
    requireNonNull(aosVersion);
    requireNonNull(nccVersion);
    requireNonNull(ngtVersion);
    requireNonNull(hypervisor);
    requireNonNull(vip);
    requireNonNull(dsip);
    nodes = List.copyOf(nodes);
    requireNonNull(vmCount);
  }

  /// A cluster of which only the name is known.
  public static Cluster named(String name) {
    return new Cluster(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        OptionalInt.empty());
  }

  /// This cluster under another name.
  public Cluster withName(String other) {
    return new Cluster(
        other, uuid, id, aosVersion, nccVersion, ngtVersion, hypervisor, vip, dsip, nodes, vmCount);
  }

  /// This cluster with the UUID it is known to have.
  public Cluster withUuid(UUID known) {
    return new Cluster(
        name,
        Optional.of(known),
        id,
        aosVersion,
        nccVersion,
        ngtVersion,
        hypervisor,
        vip,
        dsip,
        nodes,
        vmCount);
  }

  /// This cluster with other nodes.
  public Cluster withNodes(List<Node> others) {
    return new Cluster(
        name, uuid, id, aosVersion, nccVersion, ngtVersion, hypervisor, vip, dsip, others, vmCount);
  }

  /// This cluster with the number of guest VMs it says it has.
  public Cluster withVmCount(int count) {
    return new Cluster(
        name,
        uuid,
        id,
        aosVersion,
        nccVersion,
        ngtVersion,
        hypervisor,
        vip,
        dsip,
        nodes,
        OptionalInt.of(count));
  }

  /// What stays the same when the cluster is renamed: its UUID, else its name.
  public String key() {
    return uuid.map(UUID::toString).orElse(name);
  }
}
