package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.source.partial.FieldTree;
import ncc.source.partial.FurtherFields;
import ncc.source.partial.Place;
import ncc.source.partial.Row;
import ncc.source.partial.Spellings;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Power;

/// Reads what Prism Central answers to `POST /api/nutanix/v3/vms/list`, page by page: every VM of
/// every cluster, with `guest_tools` for those registered with NGT. It tells nothing of serial
/// ports.
public final class PrismV3Vms implements PagedAnswer {
  /// By which name outputs add to it.
  public static final String FILE = "prism_v3_vms.json";

  /// What it can know.
  public static final Set<FactType> FACTS =
      FactType.setOf(
          Power.class,
          NgtEnabled.class,
          NgtInstalledVersion.class,
          NgtLatestVersion.class,
          NgtLink.class,
          NgtIsoMounted.class,
          GuestOs.class);

  private static final String POWER = "power_state";
  private static final String RESOURCES = "resources";
  private static final String TOOLS = "guest_tools";
  private static final String NGT = "nutanix_guest_tools";
  private static final String ENABLED = "state";
  private static final String MOUNTED = "iso_mount_state";
  private static final String INSTALLED = "ngt_state";
  private static final FactFields FIELDS =
      new FactFields(
          Map.of(
              POWER,
              Spellings.POWER,
              "version",
              Spellings.INSTALLED_VERSION,
              "available_version",
              Spellings.LATEST_VERSION,
              "is_reachable",
              Spellings.LINK,
              "guest_os_version",
              Spellings.GUEST_OS),
          Map.of(
              "name",
              Set.of(),
              "cluster_reference",
              Set.of(),
              ENABLED,
              FactType.setOf(NgtEnabled.class),
              MOUNTED,
              FactType.setOf(NgtIsoMounted.class),
              INSTALLED,
              FactType.setOf(NgtInstalledVersion.class)));

  private final Origin origin;
  private final PrismClusters clusters;
  private final PageCount count = new PageCount();
  private final Row row;
  private final FieldTree ofResources;
  private final FieldTree ofNgt;
  private final FurtherValues values;
  private final Set<FactType> facts;
  private Optional<UUID> cluster = Optional.empty();
  private Optional<Place> begun = Optional.empty();
  private boolean isList;
  private boolean isOfResources;
  private boolean isOfTools;
  private boolean isOfNgt;
  private boolean isNgtTold;

  /// @param origin of all pages together
  public PrismV3Vms(Origin origin) {
    this(origin, FurtherFields.NONE);
  }

  /// @param origin of all pages together
  public PrismV3Vms(Origin origin, FurtherFields further) {
    this.origin = origin;
    this.row = new Row(further);
    this.ofResources = further.tree().at("status/" + RESOURCES);
    this.ofNgt = ofResources.at(TOOLS + "/" + NGT);
    this.values = new FurtherValues(row);
    this.facts = further.and(FACTS);
    this.clusters = new PrismClusters(origin, facts);
  }

  /// Whether a further field may stand there: in the resources, where this reader takes nothing
  /// itself.
  public static boolean isFree(String path) {
    var names = path.split("/", -1);
    if (!path.startsWith("status/" + RESOURCES + "/") || names[2].equals(POWER)) {
      return false;
    }
    return !names[2].equals(TOOLS)
        || (names.length > 4 && names[3].equals(NGT) && !FIELDS.has(names[4]));
  }

  @Override
  public void page(InputStream in, String name) {
    isList = false;
    try (var json = new Json(in, name, this::mismatched)) {
      while (json.nextDocument()) {
        json.object(field -> answer(field, json));
      }
      if (!isList) {
        count.unlisted(name);
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
    boolean isToldOf =
        count.tellUnlisted("no list of `entities` stands in it", size(), clusters::damaged);
    if (!isToldOf && !why.isEmpty()) {
      clusters.damaged(Place.of(origin.name()), why);
    }
    return clusters.inventories(isNgtTold ? row.untold(_ -> true) : Set.of(), true);
  }

  private void mismatched(Json.Mismatch mismatch) {
    if (begun.isPresent()) {
      row.unreadable(FIELDS.lost(mismatch.field(), facts), mismatch.problem(), mismatch.found());
    } else {
      clusters.damaged(mismatch.place(), mismatch.text());
    }
  }

  private void answer(String name, Json json) throws IOException {
    switch (name) {
      case "entities" -> {
        isList = json.isArray();
        json.objects(() -> vm(json));
      }
      case "metadata" -> json.object(field -> total(field, json));
      default -> {}
    }
  }

  private void total(String field, Json json) throws IOException {
    if (field.equals("total_matches")) {
      count.total(json.count());
    }
  }

  private void vm(Json json) throws IOException {
    var place = json.place();
    begun = Optional.of(place);
    cluster = Optional.empty();
    row.clear();
    isOfResources = false;
    json.object(name -> field(name, json));
    if (!isOfResources) {
      row.untold(RESOURCES + " is empty");
    }
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
      row.id(json.shown());
    }
  }

  private void status(String name, Json json) throws IOException {
    switch (name) {
      case "name" -> row.name(json.text());
      case "cluster_reference" -> json.object(field -> cluster(field, json));
      case RESOURCES -> json.object(field -> resource(field, json));
      default -> {}
    }
  }

  private void cluster(String field, Json json) throws IOException {
    if (field.equals("uuid")) {
      cluster = PrismClusters.read(row, "cluster_reference.uuid", json.text());
    }
  }

  private void resource(String name, Json json) throws IOException {
    isOfResources |= isOfAnswer(name);
    switch (name) {
      case POWER -> FIELDS.read(row, name, json);
      case TOOLS -> guestTools(json);
      default -> values.read(ofResources, name, json);
    }
  }

  private static boolean isOfAnswer(String field) {
    return !field.startsWith("$");
  }

  private void guestTools(Json json) throws IOException {
    boolean isObject = json.isObject();
    isOfTools = false;
    json.object(name -> tools(name, json));
    if (isObject && !isOfTools) {
      row.untold(TOOLS + " is empty");
    }
  }

  private void tools(String name, Json json) throws IOException {
    isOfTools |= isOfAnswer(name);
    if (name.equals(NGT)) {
      if (json.isObject()) {
        isOfNgt = false;
        row.untold(NGT + " is empty");
      }
      json.object(field -> ngtField(field, json));
    }
  }

  private void ngtField(String name, Json json) throws IOException {
    boolean isSaid = values.read(ofNgt, name, json);
    if (!isOfNgt && (isSaid || FIELDS.tells(name, json))) {
      isOfNgt = true;
      isNgtTold = true;
      row.registered();
    }
    switch (name) {
      case ENABLED -> row.read(Spellings.NGT_ENABLED, name, either("ENABLED", "DISABLED", json));
      case MOUNTED -> row.read(Spellings.ISO_MOUNTED, name, either("MOUNTED", "UNMOUNTED", json));
      case INSTALLED -> json.text();
      default -> FIELDS.read(row, name, json);
    }
  }

  /// Two words for true and false; any other stays as it is and is doubted.
  private static String either(String yes, String no, Json json) throws IOException {
    var text = json.text();
    return text.equals(yes) ? "true" : text.equals(no) ? "false" : text;
  }
}
