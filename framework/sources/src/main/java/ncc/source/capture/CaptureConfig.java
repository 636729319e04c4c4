package ncc.source.capture;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Node;
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
/// @param missing what could not be had when the capture was taken
record CaptureConfig(
    Optional<Instant> taken,
    Optional<String> cluster,
    Optional<Hypervisor> hypervisor,
    Optional<Version> ngtVersion,
    List<String> cvms,
    List<MissingFile> missing) {
  static final CaptureConfig NONE =
      new CaptureConfig(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

  CaptureConfig {
    requireNonNull(taken);
    requireNonNull(cluster);
    requireNonNull(hypervisor);
    requireNonNull(ngtVersion);
    cvms = List.copyOf(cvms);
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
        ? described(brought.getFirst().cluster(), taken)
        : new CaptureConfig(
            Optional.of(taken),
            noted.cluster(),
            noted.hypervisor(),
            noted.ngtVersion(),
            noted.cvms(),
            List.of());
  }

  private static CaptureConfig described(Cluster cluster, Instant taken) {
    return new CaptureConfig(
        Optional.of(taken),
        Optional.of(cluster.name()),
        cluster.hypervisor(),
        cluster.ngtVersion(),
        cluster.nodes().stream().map(Node::cvmIp).toList(),
        List.of());
  }

  CaptureConfig withMissing(List<MissingFile> files) {
    return new CaptureConfig(taken, cluster, hypervisor, ngtVersion, cvms, files);
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
        Optional.empty(),
        Optional.empty(),
        ngtVersion,
        hypervisor,
        Optional.empty(),
        Optional.empty(),
        cvms.stream().map(cvm -> Node.at(cvm, Optional.empty())).toList(),
        OptionalInt.empty());
  }

  private Set<Fact> facts() {
    var facts = EnumSet.noneOf(Fact.class);
    hypervisor.ifPresent(_ -> facts.add(Fact.HYPERVISOR));
    ngtVersion.ifPresent(_ -> facts.add(Fact.LATEST_VERSION));
    if (!cvms.isEmpty()) {
      facts.add(Fact.NODES);
    }
    return facts;
  }
}
