package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.source.partial.Place;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// Reads what Prism Central answers to `POST /api/nutanix/v3/groups` for `mh_vm`: the attributes
/// that were asked for, every value a text in a list, the list empty where there is none. It can
/// know the facts whose attributes it holds; a VM without any `ngt.*` value is not registered with
/// NGT.
public final class PrismV3Groups {
  /// What it can know when it was asked for all of it.
  public static final Set<Fact> FACTS = Set.copyOf(GroupsEntity.FACTS.values());

  /// As many members as are usually asked for at once, where no total tells how many there are.
  private static final int PAGE = 500;

  private final Origin origin;
  private final PrismClusters clusters;
  private final GroupsEntity entity = new GroupsEntity();
  private Optional<Place> begun = Optional.empty();
  private long total = -1;
  private long rows;
  private long controllerVms;
  private boolean isAnswer;

  private PrismV3Groups(Origin origin) {
    this.origin = origin;
    this.clusters = new PrismClusters(origin, FACTS);
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  ///
  /// @return one inventory per cluster where the answer says which, else one
  public static List<Inventory> read(InputStream in, Origin origin) {
    var groups = new PrismV3Groups(origin);
    groups.read(in);
    return groups.inventories();
  }

  private void read(InputStream in) {
    try (var json = new Json(in, origin.name())) {
      boolean isEmpty = true;
      while (json.nextDocument()) {
        isEmpty = false;
        json.object(name -> answer(name, json));
      }
      checkWhole(isEmpty);
    } catch (IOException broken) {
      begun.ifPresent(place -> clusters.addHalf(entity.row(), entity.cluster(), place));
      clusters.damaged(Json.place(broken, origin.name()), Json.reason(broken));
    }
  }

  private void answer(String name, Json json) throws IOException {
    switch (name) {
      case "filtered_entity_count" -> total = Math.max(total, Json.number(json.text()));
      case "group_results" -> {
        isAnswer = true;
        json.array(() -> json.object(field -> group(field, json)));
      }
      default -> {}
    }
  }

  private void group(String name, Json json) throws IOException {
    if (name.equals("entity_results")) {
      json.array(() -> entity(json));
    }
  }

  private void entity(Json json) throws IOException {
    var place = json.place();
    begun = Optional.of(place);
    entity.read(json);
    begun = Optional.empty();
    rows++;
    if (entity.isControllerVm()) {
      controllerVms++;
    } else {
      clusters.of(entity.cluster()).add(entity.row(), place);
    }
  }

  private void checkWhole(boolean isEmpty) {
    var why = isEmpty ? "it is empty" : whyIncomplete(clusters.size() + controllerVms);
    if (!why.isEmpty()) {
      clusters.damaged(Place.of(origin.name()), why);
    }
  }

  private String whyIncomplete(long distinct) {
    if (!isAnswer) {
      return "no `group_results` stand in it";
    }
    if (total < 0) {
      boolean isFullPage = rows > 0 && rows % PAGE == 0;
      return isFullPage ? "exactly " + rows + " VMs, and no total tells what follows" : "";
    }
    return distinct < total
        ? "it holds " + distinct + " of the " + total + " that Prism has: pages are missing"
        : "";
  }

  private List<Inventory> inventories() {
    return rows == 0
        ? clusters.inventories(Set.of(), true)
        : clusters.inventories(entity.unasked(), entity.isNgtAsked());
  }
}
