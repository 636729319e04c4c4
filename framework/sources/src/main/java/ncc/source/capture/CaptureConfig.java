package ncc.source.capture;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Version;

/// What the operator says of a capture in its `capture.yaml`, all of it optional.
///
/// @param taken when the capture was taken
/// @param cluster the cluster's name
/// @param hypervisor what it runs guest VMs on
/// @param ngtVersion the NGT version bundled with the cluster's AOS
/// @param cvms addresses of its controller VMs
/// @param clusters of the clusters its files name, those it was taken of; of the others they do not
///   tell everything. Empty for all
/// @param missing what could not be had when the capture was taken
record CaptureConfig(
    Optional<Instant> taken,
    Optional<String> cluster,
    Optional<Hypervisor> hypervisor,
    Optional<Version> ngtVersion,
    List<String> cvms,
    List<UUID> clusters,
    List<MissingFile> missing) {
  static final CaptureConfig NONE =
      new CaptureConfig(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());

  CaptureConfig {
    requireNonNull(taken);
    requireNonNull(cluster);
    requireNonNull(hypervisor);
    requireNonNull(ngtVersion);
    cvms = List.copyOf(cvms);
    clusters = List.copyOf(clusters);
    missing = List.copyOf(missing);
  }

  /// What is to be noted of what was read beside the files themselves.
  ///
  /// @param brought what a source made of them
  /// @param noted what was noted of them before
  /// @param started when reading began
  static CaptureConfig of(List<Inventory> brought, CaptureConfig noted, Instant started) {
    var taken =
        brought.stream()
            .flatMap(inventory -> inventory.takenAt().stream())
            .reduce(started, (one, other) -> one.isBefore(other) ? one : other);
    return brought.size() == 1
        ? described(brought.getFirst().cluster(), taken).withClusters(noted.clusters())
        : new CaptureConfig(
            Optional.of(taken),
            noted.cluster(),
            noted.hypervisor(),
            noted.ngtVersion(),
            noted.cvms(),
            noted.clusters(),
            List.of());
  }

  private static CaptureConfig described(Cluster cluster, Instant taken) {
    return new CaptureConfig(
        Optional.of(taken),
        Optional.of(cluster.name()),
        cluster.hypervisor(),
        cluster.get(NgtLatestVersion.class).map(NgtLatestVersion::version),
        cluster.nodes().stream().map(Node::cvmIp).toList(),
        List.of(),
        List.of());
  }

  CaptureConfig withMissing(List<MissingFile> files) {
    return new CaptureConfig(taken, cluster, hypervisor, ngtVersion, cvms, clusters, files);
  }

  CaptureConfig withClusters(List<UUID> some) {
    return new CaptureConfig(taken, cluster, hypervisor, ngtVersion, cvms, some, missing);
  }

  /// What it tells of the cluster, as a source like the others.
  Inventory inventory(Origin origin) {
    var part = new Part(origin, facts(), Part.Roster.NONE, 0, true);
    return new Inventory(described(), List.of(), List.of(part), List.of());
  }

  private Cluster described() {
    return new Cluster(
        cluster.orElse(""),
        Optional.empty(),
        Optional.empty(),
        Facts.known(
            ngtVersion.map(NgtLatestVersion::new),
            hypervisor.map(ClusterHypervisor::new),
            Nodes.of(cvms.stream().map(cvm -> Node.at(cvm, Optional.empty())).toList())));
  }

  private Set<FactType> facts() {
    var facts = new TreeSet<FactType>();
    hypervisor.ifPresent(_ -> facts.add(FactType.of(ClusterHypervisor.class)));
    ngtVersion.ifPresent(_ -> facts.add(FactType.of(NgtLatestVersion.class)));
    if (!cvms.isEmpty()) {
      facts.add(FactType.of(Nodes.class));
    }
    return facts;
  }
}
