package ncc.source.prism;

import java.io.IOException;
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

/// One cluster of a v4 answer.
///
/// Its `vmCount` is left alone: it counts more than guest VMs (37 in a recording whose list of VMs
/// holds 26).
final class ClusterEntity {
  private final Place place;
  private final List<Unread> unread = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Set<Hypervisor> hypervisors = new HashSet<>();
  private final Set<String> functions = new HashSet<>();
  private String name = "";
  private Optional<UUID> uuid = Optional.empty();
  private Optional<String> incarnation = Optional.empty();
  private Optional<Version> version = Optional.empty();
  private Optional<Version> fullVersion = Optional.empty();
  private Optional<String> ncc = Optional.empty();
  private Optional<String> vip = Optional.empty();
  private Optional<String> dsip = Optional.empty();

  /// A value that is not what it should be.
  record Unread(Place place, Fact fact, String value) {}

  ClusterEntity(Place place) {
    this.place = place;
  }

  List<Unread> unread() {
    return unread;
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

  void field(String field, Json json) throws IOException {
    switch (field) {
      case "extId" -> uuid = VmUuid.parse(json.text());
      case "name" -> name = json.text();
      case "config" -> json.object(of -> config(of, json));
      case "network" -> json.object(of -> network(of, json));
      case "nodes" -> json.object(of -> nodes(of, json));
      default -> {}
    }
  }

  private void config(String field, Json json) throws IOException {
    switch (field) {
      case "incarnationId" -> incarnation = Optional.of(json.text()).filter(id -> !id.isEmpty());
      case "hypervisorTypes" -> json.array(() -> hypervisor(json.text()));
      case "clusterFunction" -> json.array(() -> functions.add(json.text()));
      case "clusterSoftwareMap" -> json.array(() -> software(json));
      case "buildInfo" -> json.object(of -> build(of, json));
      default -> {}
    }
  }

  /// `$UNKNOWN` and `$REDACTED` are Prism's own words for not knowing.
  private void hypervisor(String text) {
    if (!text.startsWith("$")) {
      read(Fact.HYPERVISOR, text, ClusterValues::hypervisor).ifPresent(hypervisors::add);
    }
  }

  private void software(Json json) throws IOException {
    var software =
        new Object() {
          String type = "";
          String version = "";
        };
    json.object(of -> {
      switch (of) {
        case "softwareType" -> software.type = json.text();
        case "version" -> software.version = json.text();
        default -> {}
      }
    });
    if (software.type.equals("NCC")) {
      ncc = Optional.of(software.version).filter(some -> !some.isEmpty());
    }
  }

  /// The short version is cut (`7.0`), the full one holds all of it (`…-7.0.1-stable-…`).
  private void build(String field, Json json) throws IOException {
    switch (field) {
      case "version" -> version = read(Fact.AOS_VERSION, json.text(), Version::parse);
      case "fullVersion" -> fullVersion = ClusterValues.insideFullVersion(json.text());
      default -> {}
    }
  }

  private void network(String field, Json json) throws IOException {
    switch (field) {
      case "externalAddress" -> vip = address(Fact.VIP, json);
      case "externalDataServiceIp" -> dsip = address(Fact.DSIP, json);
      default -> {}
    }
  }

  private void nodes(String field, Json json) throws IOException {
    if (field.equals("nodeList")) {
      json.array(() -> node(json));
    }
  }

  private void node(Json json) throws IOException {
    var node =
        new Object() {
          Optional<String> cvm = Optional.empty();
          Optional<String> host = Optional.empty();
        };
    json.object(of -> {
      switch (of) {
        case "controllerVmIp" -> node.cvm = address(Fact.NODES, json);
        case "hostIp" -> node.host = address(Fact.NODES, json);
        default -> {}
      }
    });
    node.cvm.ifPresent(cvm -> nodes.add(Node.at(cvm, node.host)));
  }

  /// `{ipv4: {value: …}}` or `{ipv6: {value: …}}`, without either when none is set.
  private Optional<String> address(Fact fact, Json json) throws IOException {
    var texts = new ArrayList<String>();
    json.object(_ ->
        json.object(of -> {
          if (of.equals("value")) {
            texts.add(json.text());
          }
        }));
    return texts.isEmpty()
        ? Optional.empty()
        : read(fact, texts.getFirst(), ClusterValues::address);
  }

  private <T> Optional<T> read(Fact fact, String text, Function<String, Optional<T>> reading) {
    var value = reading.apply(text);
    if (value.isEmpty() && !text.isEmpty()) {
      unread.add(new Unread(place, fact, text));
    }
    return value;
  }
}
