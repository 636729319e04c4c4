package ncc.source.prism;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import ncc.source.partial.ClusterValues;
import ncc.source.partial.Place;
import ncc.source.partial.VmUuid;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Version;

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
  record Unread(Place place, Set<Fact> facts, String problem, String value) {}

  ClusterEntity(Place place) {
    this.place = place;
  }

  List<Unread> unread() {
    return unread;
  }

  /// Something is there and cannot be read.
  ///
  /// @param all the facts that may stand where an object or a list belongs
  void unreadable(Json.Mismatch mismatch, Set<Fact> all) {
    var facts = facts(mismatch.field(), all);
    unread.add(new Unread(mismatch.place(), facts, mismatch.problem(), mismatch.found()));
  }

  private static Set<Fact> facts(String field, Set<Fact> all) {
    return switch (field) {
      case "name", "uuid", "extId", "incarnationId", "vmCount" -> Set.of();
      case "fullVersion", "full_version", "buildInfo", "build" -> Set.of(Fact.AOS_VERSION);
      case "hypervisorTypes", "hypervisor_server_list" -> Set.of(Fact.HYPERVISOR);
      case "externalAddress", "external_ip" -> Set.of(Fact.VIP);
      case "externalDataServiceIp", "external_data_services_ip" -> Set.of(Fact.DSIP);
      case "nodeList", "controllerVmIp", "hostIp" -> Set.of(Fact.NODES);
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
        fullVersion.or(() -> version),
        ncc,
        Optional.empty(),
        hypervisors.size() == 1 ? hypervisors.stream().findFirst() : Optional.empty(),
        vip,
        dsip,
        nodes,
        OptionalInt.empty());
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
      read(Fact.HYPERVISOR, text, ClusterValues::hypervisor).ifPresent(hypervisors::add);
    }
  }

  /// Of v4 the first two numbers alone.
  void version(String text) {
    version = read(Fact.AOS_VERSION, text, Version::parse);
  }

  /// Holds all of the version (`…-7.0.1-stable-…`).
  void fullVersion(String text) {
    fullVersion = ClusterValues.insideFullVersion(text);
  }

  void vip(String text) {
    vip = address(Fact.VIP, text);
  }

  void dsip(String text) {
    dsip = address(Fact.DSIP, text);
  }

  void node(String cvm, String host) {
    var hostIp = address(Fact.NODES, host);
    address(Fact.NODES, cvm).ifPresent(cvmIp -> nodes.add(Node.at(cvmIp, hostIp)));
  }

  private Optional<String> address(Fact fact, String text) {
    return read(fact, text, ClusterValues::address);
  }

  private <T> Optional<T> read(Fact fact, String text, Function<String, Optional<T>> reading) {
    return read(Set.of(fact), text, reading);
  }

  private <T> Optional<T> read(
      Set<Fact> facts, String text, Function<String, Optional<T>> reading) {
    var value = reading.apply(text);
    if (value.isEmpty() && !text.isEmpty()) {
      unread.add(new Unread(place, facts, "a value cannot be read", text));
    }
    return value;
  }
}
