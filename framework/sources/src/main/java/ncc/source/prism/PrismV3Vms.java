package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.source.partial.Place;
import ncc.source.partial.Row;
import ncc.source.partial.VmUuid;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// Reads what Prism Central answers to `POST /api/nutanix/v3/vms/list`, page by page: every VM of
/// every cluster, with `guest_tools` for those registered with NGT. It tells nothing of serial
/// ports.
public final class PrismV3Vms implements PagedAnswer {
  /// What it can know.
  public static final Set<Fact> FACTS =
      Set.of(
          Fact.POWER,
          Fact.NGT_ENABLED,
          Fact.INSTALLED_VERSION,
          Fact.LATEST_VERSION,
          Fact.LINK,
          Fact.ISO_MOUNTED,
          Fact.GUEST_OS);

  private final Origin origin;
  private final PrismClusters clusters;
  private final PageCount count = new PageCount();
  private final Row row = new Row();
  private Optional<UUID> cluster = Optional.empty();
  private Optional<Place> begun = Optional.empty();
  private boolean isList;

  /// @param origin of all pages together
  public PrismV3Vms(Origin origin) {
    this.origin = origin;
    this.clusters = new PrismClusters(origin, FACTS);
  }

  @Override
  public void page(InputStream in, String name) {
    isList = false;
    try (var json = new Json(in, name, this::mismatched)) {
      while (json.nextDocument()) {
        json.object(field -> answer(field, json));
      }
      if (!isList) {
        clusters.damaged(Place.of(name), "no list of `entities` stands in it");
      }
    } catch (IOException broken) {
      begun.ifPresent(place -> clusters.addHalf(row, cluster, place));
      clusters.damaged(Json.place(broken, name), Json.reason(broken));
    }
    begun = Optional.empty();
    count.page();
  }

  @Override
  public void unreadable(String name, String why) {
    clusters.damaged(Place.of(name), why);
  }

  @Override
  public long total() {
    return count.total();
  }

  @Override
  public long size() {
    return clusters.size();
  }

  @Override
  public List<Inventory> inventories() {
    var why = count.whyIncomplete(size());
    if (!why.isEmpty()) {
      clusters.damaged(Place.of(origin.name()), why);
    }
    return clusters.inventories(Set.of(), true);
  }

  /// Which cluster a VM is of tells none of its facts.
  private void mismatched(Place place, String problem, String found) {
    if (begun.isPresent()) {
      row.unreadable(problem.startsWith("cluster_reference ") ? Set.of() : FACTS, problem, found);
    } else {
      clusters.damaged(place, problem + ", but " + Caveat.quoted(found));
    }
  }

  private void answer(String name, Json json) throws IOException {
    switch (name) {
      case "entities" -> {
        isList = json.isArray();
        json.array(() -> vm(json));
      }
      case "metadata" -> json.object(field -> total(field, json));
      default -> {}
    }
  }

  private void total(String field, Json json) throws IOException {
    if (field.equals("total_matches")) {
      count.total(Json.number(json.text()));
    }
  }

  private void vm(Json json) throws IOException {
    var place = json.place();
    begun = Optional.of(place);
    cluster = Optional.empty();
    row.clear();
    json.object(name -> field(name, json));
    if (!clusters.add(row, cluster, place)) {
      count.again();
    }
    begun = Optional.empty();
  }

  private void field(String name, Json json) throws IOException {
    switch (name) {
      case "status" -> json.object(field -> status(field, json));
      case "metadata" -> json.object(field -> metadata(field, json));
      default -> {}
    }
  }

  private void metadata(String field, Json json) throws IOException {
    if (field.equals("uuid")) {
      row.id(json.text());
    }
  }

  private void status(String name, Json json) throws IOException {
    switch (name) {
      case "name" -> row.name(json.name());
      case "cluster_reference" -> json.object(field -> cluster(field, json));
      case "resources" -> json.object(field -> resource(field, json));
      default -> {}
    }
  }

  private void cluster(String field, Json json) throws IOException {
    if (field.equals("uuid")) {
      cluster = VmUuid.parse(json.text());
    }
  }

  private void resource(String name, Json json) throws IOException {
    switch (name) {
      case "power_state" -> row.read(Fact.POWER, name, json.text());
      case "guest_tools" -> json.object(field -> guestTools(field, json));
      default -> {}
    }
  }

  private void guestTools(String field, Json json) throws IOException {
    if (field.equals("nutanix_guest_tools")) {
      if (json.isObject()) {
        row.registered();
      }
      json.object(name -> ngtField(name, json));
    }
  }

  private void ngtField(String name, Json json) throws IOException {
    switch (name) {
      case "state" -> row.read(Fact.NGT_ENABLED, name, either("ENABLED", "DISABLED", json));
      case "iso_mount_state" ->
          row.read(Fact.ISO_MOUNTED, name, either("MOUNTED", "UNMOUNTED", json));
      case "version" -> row.read(Fact.INSTALLED_VERSION, name, json.text());
      case "available_version" -> row.read(Fact.LATEST_VERSION, name, json.text());
      case "is_reachable" -> row.read(Fact.LINK, name, json.text());
      case "guest_os_version" -> row.read(Fact.GUEST_OS, name, json.text());
      default -> {}
    }
  }

  /// Two words for true and false; any other stays as it is and is doubted.
  private static String either(String yes, String no, Json json) throws IOException {
    var text = json.text();
    return text.equals(yes) ? "true" : text.equals(no) ? "false" : text;
  }
}
