package ncc.source.prism;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import ncc.source.partial.ClusterValues;
import ncc.source.partial.Place;
import ncc.source.partial.VmUuid;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.VirtualIp;

/// What an answer of Prism Central tells of one cluster, put together value by value. An empty text
/// tells nothing; what is not what it should be is kept for a caveat.
final class ClusterEntity {
  private final Place place;
  private final List<Unread> unread = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Set<Hypervisor> hypervisors = new HashSet<>();
  private final Set<String> functions = new HashSet<>();
  private String name = "";
  private int vmCount;
  private Optional<UUID> uuid = Optional.empty();
  private Optional<String> incarnation = Optional.empty();
  private Optional<Version> version = Optional.empty();
  private Optional<Version> fullVersion = Optional.empty();
  private Optional<String> ncc = Optional.empty();
  private Optional<String> vip = Optional.empty();
  private Optional<String> dsip = Optional.empty();

  /// A value that is not what it should be.
  record Unread(Place place, Set<FactType> facts, String problem, String value) {}

  ClusterEntity(Place place) {
    this.place = place;
  }

  List<Unread> unread() {
    return unread;
  }

  /// Something is there and cannot be read.
  ///
  /// @param all the facts that may stand where an object or a list belongs
  void unreadable(Json.Mismatch mismatch, Set<FactType> all) {
    var facts = facts(mismatch.field(), all);
    unread.add(new Unread(mismatch.place(), facts, mismatch.problem(), mismatch.found()));
  }

  private static Set<FactType> facts(String field, Set<FactType> all) {
    return switch (field) {
      case "name", "uuid", "extId", "incarnationId", "vmCount" -> Set.of();
      case "fullVersion", "full_version", "buildInfo", "build" -> FactType.setOf(AosVersion.class);
      case "hypervisorTypes", "hypervisor_server_list" -> FactType.setOf(ClusterHypervisor.class);
      case "externalAddress", "external_ip" -> FactType.setOf(VirtualIp.class);
      case "externalDataServiceIp", "external_data_services_ip" ->
          FactType.setOf(DataServicesIp.class);
      case "nodeList", "controllerVmIp", "hostIp" -> FactType.setOf(Nodes.class);
      default -> all;
    };
  }

  boolean isPrismCentral() {
    return functions.contains("PRISM_CENTRAL") && !functions.contains("AOS");
  }

  Cluster cluster() {
    return new Cluster(
        name,
        uuid,
        incarnation,
        Facts.known(
            fullVersion.or(() -> version).map(AosVersion::new),
            ncc.map(NccVersion::new),
            hypervisors.stream()
                .filter(_ -> hypervisors.size() == 1)
                .findFirst()
                .map(ClusterHypervisor::new),
            vip.map(VirtualIp::new),
            dsip.map(DataServicesIp::new),
            Nodes.of(nodes)));
  }

  void name(String text) {
    name = text;
  }

  /// How many VMs it counts: more than guest VMs (37 in a recording whose list of VMs holds 26).
  void vmCount(long count) {
    vmCount = Math.clamp(count, 0, Integer.MAX_VALUE);
  }

  int vmCount() {
    return vmCount;
  }

  void uuid(String text) {
    uuid = read(Set.of(), text, VmUuid::parse);
  }

  void incarnation(String text) {
    incarnation = some(text);
  }

  void ncc(String text) {
    ncc = some(text);
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(one -> !one.isEmpty());
  }

  /// `AOS`, `PRISM_CENTRAL`.
  void function(String text) {
    functions.add(text);
  }

  /// `$UNKNOWN` and `$REDACTED` are Prism's own words for not knowing.
  void hypervisor(String text) {
    if (!text.startsWith("$")) {
      read(FactType.of(ClusterHypervisor.class), text, ClusterValues::hypervisor)
          .ifPresent(hypervisors::add);
    }
  }

  /// Of v4 the first two numbers alone.
  void version(String text) {
    version = read(FactType.of(AosVersion.class), text, Version::parse);
  }

  /// Holds all of the version (`…-7.0.1-stable-…`).
  void fullVersion(String text) {
    fullVersion = ClusterValues.insideFullVersion(text);
  }

  void vip(String text) {
    vip = address(FactType.of(VirtualIp.class), text);
  }

  void dsip(String text) {
    dsip = address(FactType.of(DataServicesIp.class), text);
  }

  void node(String cvm, String host) {
    var hostIp = address(FactType.of(Nodes.class), host);
    address(FactType.of(Nodes.class), cvm).ifPresent(cvmIp -> nodes.add(Node.at(cvmIp, hostIp)));
  }

  private Optional<String> address(FactType fact, String text) {
    return read(fact, text, ClusterValues::address);
  }

  private <T> Optional<T> read(FactType fact, String text, Function<String, Optional<T>> reading) {
    return read(Set.of(fact), text, reading);
  }

  private <T> Optional<T> read(
      Set<FactType> facts, String text, Function<String, Optional<T>> reading) {
    var value = reading.apply(text);
    if (value.isEmpty() && !text.isEmpty()) {
      unread.add(new Unread(place, facts, "a value cannot be read", text));
    }
    return value;
  }
}
