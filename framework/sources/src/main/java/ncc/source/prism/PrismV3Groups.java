package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.source.partial.FurtherFields;
import ncc.source.partial.Place;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.message.Count;

/// Reads what Prism Central answers to `POST /api/nutanix/v3/groups` for `mh_vm`: the attributes
/// that were asked for, every value a text in a list, the list empty where there is none. It can
/// know the facts whose attributes it holds; a VM without any `ngt.*` value is not registered with
/// NGT.
public final class PrismV3Groups implements PagedAnswer {
  /// By which name outputs add to it.
  public static final String FILE = "prism_v3_groups.json";

  /// What it can know when it was asked for all of it.
  public static final Set<FactType> FACTS = GroupsEntity.FACTS;

  /// As many members as are usually asked for at once, where no total tells how many there are.
  private static final int PAGE = 500;

  private final Origin origin;
  private final PrismClusters clusters;
  private final GroupsEntity entity;
  private Optional<Place> begun = Optional.empty();
  private final PageCount count = new PageCount();
  private long rows;
  private long controllerVms;
  private boolean isAnswer;

  /// @param origin of all pages together
  public PrismV3Groups(Origin origin) {
    this(origin, FurtherFields.NONE);
  }

  /// @param origin of all pages together
  public PrismV3Groups(Origin origin, FurtherFields further) {
    this.origin = origin;
    this.entity = new GroupsEntity(further);
    this.clusters = new PrismClusters(origin, further.and(FACTS));
  }

  /// Reads an answer that came in one piece.
  ///
  /// @return one inventory per cluster where the answer says which, else one
  public static List<Inventory> read(InputStream in, Origin origin) {
    var groups = new PrismV3Groups(origin);
    groups.page(in, origin.name());
    return groups.inventories();
  }

  @Override
  public void page(InputStream in, String name) {
    isAnswer = false;
    try (var json = new Json(in, name, this::mismatched)) {
      documents(json, name);
    } catch (IOException broken) {
      begun.ifPresent(place -> clusters.addHalf(entity.row(), entity.cluster(), place));
      clusters.damaged(Json.place(broken, name), Json.reason(broken));
    }
    begun = Optional.empty();
    count.page();
  }

  private void mismatched(Json.Mismatch mismatch) {
    if (begun.isPresent()) {
      entity.unreadable(mismatch);
    } else {
      clusters.damaged(mismatch.place(), mismatch.text());
    }
  }

  private void documents(Json json, String name) throws IOException {
    boolean isEmpty = true;
    while (json.nextDocument()) {
      isEmpty = false;
      json.object(field -> answer(field, json));
    }
    if (isEmpty) {
      clusters.damaged(Place.of(name), "it is empty");
    } else if (!isAnswer) {
      count.unlisted(name);
    }
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
    return clusters.size() + controllerVms;
  }

  private void answer(String name, Json json) throws IOException {
    switch (name) {
      case "filtered_entity_count" -> count.total(json.count());
      case "group_results" -> {
        isAnswer = true;
        json.objects(() -> json.object(field -> group(field, json)));
      }
      default -> {}
    }
  }

  private void group(String name, Json json) throws IOException {
    if (name.equals("entity_results")) {
      json.objects(() -> entity(json));
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
    } else if (!clusters.add(entity.row(), entity.cluster(), place)) {
      count.again();
    }
  }

  private String whyIncomplete() {
    boolean isFullPage = count.pages() == 1 && rows > 0 && rows % PAGE == 0;
    return count.total() < 0 && isFullPage
        ? "exactly " + Count.of(rows, "VM") + ", and no total tells what follows"
        : count.whyIncomplete(size());
  }

  @Override
  public List<Inventory> inventories() {
    var why = whyIncomplete();
    boolean isToldOf =
        count.tellUnlisted("no `group_results` stand in it", size(), clusters::damaged);
    if (!isToldOf && !why.isEmpty()) {
      clusters.damaged(Place.of(origin.name()), why);
    } else if (!isToldOf && rows == 0) {
      clusters.damaged(
          Place.of(origin.name()), "it is empty, as Prism answers for what it does not serve");
    }
    return rows == 0
        ? clusters.inventories(Set.of(), true)
        : clusters.inventories(entity.unasked(), entity.isNgtAsked());
  }
}
