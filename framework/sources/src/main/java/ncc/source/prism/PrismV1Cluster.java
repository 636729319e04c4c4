package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import ncc.source.partial.ClusterValues;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.VmUuid;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Version;

/// Reads what Prism Element answers to `GET /PrismGateway/services/rest/v1/cluster/`: the cluster
/// itself. Its CVMs' addresses do not stand there.
public final class PrismV1Cluster {
  /// What it can know.
  public static final Set<Fact> FACTS =
      Set.of(Fact.AOS_VERSION, Fact.HYPERVISOR, Fact.VIP, Fact.DSIP);

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

  private static Set<Fact> facts(String field) {
    return switch (field) {
      case "name", "uuid", "clusterUuid", "id", "nccVersion" -> Set.of();
      case "version", "fullVersion" -> Set.of(Fact.AOS_VERSION);
      case VIP -> Set.of(Fact.VIP);
      case DSIP -> Set.of(Fact.DSIP);
      case "hypervisorTypes" -> Set.of(Fact.HYPERVISOR);
      default -> FACTS;
    };
  }

  private Cluster cluster() {
    return new Cluster(
        name,
        uuid,
        incarnation,
        version.or(() -> fullVersion),
        ncc,
        Optional.empty(),
        hypervisors.size() == 1 ? hypervisors.stream().findFirst() : Optional.empty(),
        vip,
        dsip,
        List.of(),
        OptionalInt.empty());
  }

  private void field(String field, Json json) throws IOException {
    switch (field) {
      case "name" -> name = json.text();
      case "uuid", "clusterUuid" -> uuid = VmUuid.parse(json.text()).or(() -> uuid);
      case "id" -> incarnation = incarnation(json.text());
      case "version" -> version = read(Fact.AOS_VERSION, Version::parse, json);
      case "fullVersion" -> fullVersion = ClusterValues.insideFullVersion(json.text());
      case "nccVersion" -> ncc = Optional.of(json.text()).filter(text -> !text.isEmpty());
      case VIP -> vip = read(Fact.VIP, ClusterValues::address, json);
      case DSIP -> dsip = read(Fact.DSIP, ClusterValues::address, json);
      case "hypervisorTypes" -> json.array(() -> hypervisor(json));
      default -> {}
    }
  }

  private void hypervisor(Json json) throws IOException {
    read(Fact.HYPERVISOR, ClusterValues::hypervisor, json).ifPresent(hypervisors::add);
  }

  /// Of `<uuid>::<number>` the number.
  private static Optional<String> incarnation(String id) {
    return Optional.of(id.substring(id.lastIndexOf(':') + 1).strip())
        .filter(number -> !number.isEmpty());
  }

  private <T> Optional<T> read(Fact fact, Function<String, Optional<T>> reading, Json json)
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
