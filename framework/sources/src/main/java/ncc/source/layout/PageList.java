package ncc.source.layout;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import ncc.source.partial.FieldTree;
import ncc.source.partial.Place;
import ncc.source.partial.VmUuid;
import ncc.source.prism.Json;
import ncc.source.prism.PagedAnswer;
import ncc.source.prism.Pages;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.source.Layout;

/// Reads the rows of a v4 list by their layout, page by page. What is wrong with the list is wrong
/// for each cluster it tells of.
final class PageList implements PagedAnswer {
  /// The first tell enough of an answer that has more.
  private static final int MOST_FLAWS = 1_000;

  private final Layout layout;
  private final Origin origin;
  private final FieldTree tree;
  private final TableRow row;
  private final Pages pages;
  private final Map<Optional<UUID>, EntityList> clusters = new LinkedHashMap<>();
  private final List<Consumer<EntityList>> flaws = new ArrayList<>();
  private final Set<Layout.Field> said = new HashSet<>();
  private FieldTree at;
  private Optional<Place> begun = Optional.empty();
  private long size;

  /// @param origin of all pages together
  PageList(Layout layout, Origin origin) {
    this(layout, origin, new Pages());
  }

  /// A list that a command printed in one piece.
  static PageList inOnePiece(Layout layout, Origin origin) {
    return new PageList(layout, origin, new Pages(false));
  }

  private PageList(Layout layout, Origin origin, Pages pages) {
    this.pages = pages;
    this.layout = layout;
    this.origin = origin;
    this.tree = FieldTree.of(layout);
    this.row = new TableRow(layout);
    this.at = tree;
    // What tells of no cluster in particular.
    list(Optional.empty());
  }

  private EntityList list(Optional<UUID> cluster) {
    return clusters.computeIfAbsent(cluster, _ -> new EntityList(origin, layout));
  }

  @Override
  public void page(InputStream in, String name) {
    try (var json = new Json(in, name, this::mismatched)) {
      documents(json, name);
    } catch (IOException broken) {
      begun.ifPresent(this::add);
      damaged(Json.place(broken, name), Json.reason(broken));
    }
    begun = Optional.empty();
  }

  private void documents(Json json, String name) throws IOException {
    boolean isEmpty = true;
    while (json.nextDocument()) {
      isEmpty = false;
      pages.page(json, () -> row(json));
    }
    if (isEmpty) {
      damaged(Place.of(name), "it is empty");
    }
  }

  private void row(Json json) throws IOException {
    begun = Optional.of(json.place());
    row.clear();
    object(json, tree);
    add(begun.get());
    begun = Optional.empty();
  }

  private void object(Json json, FieldTree node) throws IOException {
    at = node;
    json.object(name -> {
      var inside = node.inside().get(name);
      if (inside != null) {
        at = inside;
        value(json, inside);
      }
    });
    at = node;
  }

  private void value(Json json, FieldTree node) throws IOException {
    if (node.isObject()) {
      object(json, node);
    } else {
      row.say(node.path(), text(json, node).strip());
      said.addAll(node.own());
    }
  }

  private static String text(Json json, FieldTree node) throws IOException {
    return switch (node.token()) {
      case NUMBER -> json.word();
      case TRUTH -> json.flag();
      case TEXT -> json.text();
    };
  }

  private void add(Place place) {
    var told = row.cluster();
    var cluster = told.flatMap(VmUuid::parse);
    if (told.isPresent() && cluster.isEmpty()) {
      row.unreadable(
          layout.facts(),
          "'%s' is no UUID of a cluster".formatted(layout.cluster().orElse("")),
          told.get());
    }
    if (list(cluster).add(row, place)) {
      size++;
    } else {
      pages.again();
    }
  }

  private void mismatched(Json.Mismatch mismatch) {
    if (begun.isPresent()) {
      said.addAll(at.fields());
      row.unreadable(at.facts(), mismatch.problem(), mismatch.found());
    } else {
      damaged(mismatch.place(), mismatch.text());
    }
  }

  private void damaged(Place place, String problem) {
    if (flaws.size() < MOST_FLAWS) {
      flaws.add(list -> list.damaged(place, problem, ""));
    }
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
    return size;
  }

  /// One per cluster, and one of no cluster in particular: what the list tells of those that it
  /// does not name.
  @Override
  public List<Inventory> inventories() {
    var why = pages.whyIncomplete(size);
    if (!why.isEmpty()) {
      damaged(Place.of(origin.name()), why);
    }
    var untold = size == 0 ? Set.<FactType>of() : EntityList.untold(layout, said);
    return clusters.entrySet().stream()
        .map(entry -> {
          flaws.forEach(flaw -> flaw.accept(entry.getValue()));
          sayUntold(entry.getValue());
          return entry.getValue().inventory(cluster(entry.getKey()), untold);
        })
        .toList();
  }

  private void sayUntold(EntityList list) {
    if (size > 0) {
      layout.fields().stream()
          .filter(field -> !said.contains(field))
          .forEach(field -> list.note("no row has a field '%s'".formatted(field.path())));
    }
  }

  private static Cluster cluster(Optional<UUID> uuid) {
    return new Cluster("", uuid, Optional.empty(), Facts.NONE);
  }
}
