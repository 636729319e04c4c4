package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import ncc.source.partial.ClusterValues;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.VmUuid;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.VirtualIp;

/// Reads what Prism Element answers to `GET /PrismGateway/services/rest/v1/cluster/`: the cluster
/// itself. Its CVMs' addresses do not stand there.
public final class PrismV1Cluster {
  /// What it can know.
  public static final Set<FactType> FACTS =
      FactType.setOf(
          AosVersion.class, ClusterHypervisor.class, VirtualIp.class, DataServicesIp.class);

  private static final String VIP = "clusterExternalIPAddress";
  private static final String DSIP = "clusterExternalDataServicesIPAddress";

  private final Origin origin;
  private final PartialInventory partial;
  private final Set<Hypervisor> hypervisors = new HashSet<>();
  private String name = "";
  private Optional<UUID> uuid = Optional.empty();
  private Optional<String> incarnation = Optional.empty();
  private Optional<Version> version = Optional.empty();
  private Optional<Version> fullVersion = Optional.empty();
  private Optional<String> ncc = Optional.empty();
  private Optional<String> vip = Optional.empty();
  private Optional<String> dsip = Optional.empty();

  private PrismV1Cluster(Origin origin) {
    this.origin = origin;
    this.partial = new PartialInventory(origin, FACTS, Part.Roster.NONE);
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  public static Inventory read(InputStream in, Origin origin) {
    return new PrismV1Cluster(origin).read(in);
  }

  private Inventory read(InputStream in) {
    try (var json = new Json(in, origin.name(), this::mismatched)) {
      while (json.nextDocument()) {
        json.object(field -> field(field, json));
      }
      if (uuid.isEmpty()) {
        partial.damaged(Place.of(origin.name()), "no UUID of a cluster stands in it");
      }
    } catch (IOException broken) {
      partial.damaged(Json.place(broken, origin.name()), Json.reason(broken));
    }
    return partial.inventory(cluster());
  }

  private void mismatched(Json.Mismatch mismatch) {
    partial.lost(mismatch.place(), mismatch.problem(), mismatch.found(), facts(mismatch.field()));
  }

  private static Set<FactType> facts(String field) {
    return switch (field) {
      case "name", "uuid", "clusterUuid", "id", "nccVersion" -> Set.of();
      case "version", "fullVersion" -> FactType.setOf(AosVersion.class);
      case VIP -> FactType.setOf(VirtualIp.class);
      case DSIP -> FactType.setOf(DataServicesIp.class);
      case "hypervisorTypes" -> FactType.setOf(ClusterHypervisor.class);
      default -> FACTS;
    };
  }

  private Cluster cluster() {
    return new Cluster(
        name,
        uuid,
        incarnation,
        Facts.known(
            version.or(() -> fullVersion).map(AosVersion::new),
            ncc.map(NccVersion::new),
            hypervisors.stream()
                .filter(_ -> hypervisors.size() == 1)
                .findFirst()
                .map(ClusterHypervisor::new),
            vip.map(VirtualIp::new),
            dsip.map(DataServicesIp::new)));
  }

  private void field(String field, Json json) throws IOException {
    switch (field) {
      case "name" -> name = json.text();
      case "uuid", "clusterUuid" -> uuid = VmUuid.parse(json.text()).or(() -> uuid);
      case "id" -> incarnation = incarnation(json.text());
      case "version" -> version = read(FactType.of(AosVersion.class), Version::parse, json);
      case "fullVersion" -> fullVersion = ClusterValues.insideFullVersion(json.text());
      case "nccVersion" -> ncc = Optional.of(json.text()).filter(text -> !text.isEmpty());
      case VIP -> vip = read(FactType.of(VirtualIp.class), ClusterValues::address, json);
      case DSIP -> dsip = read(FactType.of(DataServicesIp.class), ClusterValues::address, json);
      case "hypervisorTypes" -> json.array(() -> hypervisor(json));
      default -> {}
    }
  }

  private void hypervisor(Json json) throws IOException {
    read(FactType.of(ClusterHypervisor.class), ClusterValues::hypervisor, json)
        .ifPresent(hypervisors::add);
  }

  /// Of `<uuid>::<number>` the number.
  private static Optional<String> incarnation(String id) {
    return Optional.of(id.substring(id.lastIndexOf(':') + 1).strip())
        .filter(number -> !number.isEmpty());
  }

  private <T> Optional<T> read(FactType fact, Function<String, Optional<T>> reading, Json json)
      throws IOException {
    var place = json.place();
    var text = json.text();
    var value = reading.apply(text);
    if (value.isEmpty() && !text.isEmpty()) {
      partial.lost(place, "a value cannot be read", text, Set.of(fact));
    }
    return value;
  }
}
