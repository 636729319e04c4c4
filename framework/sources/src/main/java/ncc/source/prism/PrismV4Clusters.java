package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;

/// Reads what Prism Central answers to `GET /api/clustermgmt/v4.x/config/clusters`: the clusters it
/// manages and itself, which is left out.
public final class PrismV4Clusters {
  /// What it can know.
  public static final Set<Fact> FACTS =
      Set.of(Fact.AOS_VERSION, Fact.HYPERVISOR, Fact.VIP, Fact.DSIP, Fact.NODES);

  private final Origin origin;
  private final Pages pages = new Pages();
  private final List<Inventory> inventories = new ArrayList<>();
  private final PartialInventory others;
  private Optional<ClusterEntity> begun = Optional.empty();
  private int clusters;

  private PrismV4Clusters(Origin origin) {
    this.origin = origin;
    this.others = partial();
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  ///
  /// @return one inventory per cluster, and one that names none for what could not be read
  public static List<Inventory> read(InputStream in, Origin origin) {
    var clusters = new PrismV4Clusters(origin);
    clusters.read(in);
    return List.copyOf(clusters.inventories);
  }

  private void read(InputStream in) {
    try (var json = new Json(in, origin.name())) {
      boolean isEmpty = true;
      while (json.nextDocument()) {
        isEmpty = false;
        pages.page(json, () -> cluster(json));
      }
      checkWhole(isEmpty ? "it is empty" : pages.whyIncomplete(clusters));
    } catch (IOException broken) {
      damaged(Json.place(broken, origin.name()), Json.reason(broken));
    }
  }

  private void cluster(Json json) throws IOException {
    var entity = new ClusterEntity(json.place());
    begun = Optional.of(entity);
    json.object(name -> entity.field(name, json));
    begun = Optional.empty();
    clusters++;
    if (!entity.isPrismCentral()) {
      inventories.add(inventory(entity, partial()));
    }
  }

  private static Inventory inventory(ClusterEntity entity, PartialInventory partial) {
    entity
        .unread()
        .forEach(unread ->
            partial.lost(
                unread.place(), "a value cannot be read", unread.value(), Set.of(unread.fact())));
    return partial.inventory(entity.cluster());
  }

  private void checkWhole(String why) {
    if (!why.isEmpty()) {
      damaged(Place.of(origin.name()), why);
    } else if (inventories.isEmpty()) {
      others.note(Place.of(origin.name()), "it holds no cluster but Prism Central");
      inventories.add(others.inventory());
    }
  }

  private void damaged(Place place, String why) {
    others.damaged(place, why);
    inventories.add(others.inventory());
    begun
        .filter(entity -> entity.cluster().uuid().isPresent() && !entity.isPrismCentral())
        .ifPresent(entity -> {
          var half = partial();
          half.damaged(place, why);
          inventories.add(inventory(entity, half));
        });
  }

  private PartialInventory partial() {
    return new PartialInventory(origin, FACTS, Part.Roster.NONE);
  }
}
