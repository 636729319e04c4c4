package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
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
public final class PrismV4Clusters implements PagedAnswer {
  /// What it can know.
  public static final Set<Fact> FACTS =
      Set.of(Fact.AOS_VERSION, Fact.HYPERVISOR, Fact.VIP, Fact.DSIP, Fact.NODES);

  private final Origin origin;
  private final Pages pages = new Pages();
  private final List<Inventory> inventories = new ArrayList<>();
  private final PartialInventory others;
  private Optional<ClusterEntity> begun = Optional.empty();
  private final Set<String> read = new HashSet<>();
  private final List<Inventory> halves = new ArrayList<>();
  private boolean isDamaged;

  /// @param origin of all pages together
  public PrismV4Clusters(Origin origin) {
    this.origin = origin;
    this.others = partial();
  }

  /// Reads an answer that came in one piece.
  ///
  /// @return one inventory per cluster, and one that names none for what could not be read
  public static List<Inventory> read(InputStream in, Origin origin) {
    var clusters = new PrismV4Clusters(origin);
    clusters.page(in, origin.name());
    return clusters.inventories();
  }

  @Override
  public void page(InputStream in, String name) {
    try (var json = new Json(in, name)) {
      boolean isEmpty = true;
      while (json.nextDocument()) {
        isEmpty = false;
        pages.page(json, () -> cluster(json));
      }
      if (isEmpty) {
        damaged(Place.of(name), "it is empty");
      }
    } catch (IOException broken) {
      damaged(Json.place(broken, name), Json.reason(broken));
    }
    begun = Optional.empty();
  }

  @Override
  public void unreadable(String name, String why) {
    damaged(Place.of(name), why);
  }

  @Override
  public long total() {
    return pages.total();
  }

  @Override
  public long size() {
    return read.size();
  }

  @Override
  public List<Inventory> inventories() {
    var why = isDamaged ? "" : pages.whyIncomplete(size());
    if (!why.isEmpty()) {
      damaged(Place.of(origin.name()), why);
    } else if (!isDamaged && inventories.isEmpty()) {
      others.note(Place.of(origin.name()), "it holds no cluster but Prism Central");
    }
    var all = new ArrayList<>(inventories);
    if (isDamaged || inventories.isEmpty()) {
      all.add(others.inventory());
    }
    all.addAll(halves);
    return List.copyOf(all);
  }

  private void cluster(Json json) throws IOException {
    var entity = new ClusterEntity(json.place());
    begun = Optional.of(entity);
    json.object(name -> entity.field(name, json));
    begun = Optional.empty();
    if (!read.add(entity.cluster().key())) {
      pages.again();
    } else if (!entity.isPrismCentral()) {
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

  private void damaged(Place place, String why) {
    isDamaged = true;
    others.damaged(place, why);
    begun
        .filter(entity -> entity.cluster().uuid().isPresent() && !entity.isPrismCentral())
        .ifPresent(entity -> {
          var half = partial();
          half.damaged(place, why);
          halves.add(inventory(entity, half));
        });
  }

  private PartialInventory partial() {
    return new PartialInventory(origin, FACTS, Part.Roster.NONE);
  }
}
