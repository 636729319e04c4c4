package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.source.partial.FieldTree;
import ncc.source.partial.FurtherFields;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.Row;
import ncc.source.partial.Spellings;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Power;

/// Reads what Prism Element answers to `GET /PrismGateway/services/rest/v1/vms/`: every guest VM,
/// those registered with NGT with the object that `guest_tools/` lists. Controller VMs are counted
/// and left out.
///
/// What its `metadata` counts is not documented in full: `grandTotalEntities` is believed, else
/// `totalEntities`, and an answer without either is whole when it was read to its end.
public final class PrismV1Vms implements PagedAnswer {
  /// By which name outputs add to it.
  public static final String FILE = "prism_v1_vms.json";

  /// What it can know.
  public static final Set<FactType> FACTS =
      FactType.setOf(
          Power.class,
          NgtEnabled.class,
          NgtInstalledVersion.class,
          NgtLatestVersion.class,
          NgtLink.class,
          NgtIsoMounted.class);

  private static final String POWER = "powerState";
  private static final String TOOLS = "nutanixGuestTools";
  private static final FactFields FIELDS =
      V1GuestTools.fields(Map.of(POWER, Spellings.POWER), Set.of("vmName", "controllerVm"));

  private final Origin origin;
  private final PartialInventory partial;
  private final V1Envelope envelope = new V1Envelope();
  private final Row row;
  private final FieldTree further;
  private final FieldTree ofTools;
  private final FurtherValues values;
  private final Set<FactType> facts;
  private Optional<Place> begun = Optional.empty();
  private boolean isControllerVm;
  private boolean isOfTools;
  private boolean isNgtTold;
  private long controllerVms;

  /// @param origin of all pages together
  public PrismV1Vms(Origin origin) {
    this(origin, FurtherFields.NONE);
  }

  /// @param origin of all pages together
  public PrismV1Vms(Origin origin, FurtherFields further) {
    this.origin = origin;
    this.row = new Row(further);
    this.further = further.tree();
    this.ofTools = this.further.at(TOOLS);
    this.values = new FurtherValues(row);
    this.facts = further.and(FACTS);
    this.partial = new PartialInventory(origin, facts, Part.Roster.EVERY_VM);
  }

  /// Whether a further field may stand there: not where this reader takes what stands there itself.
  public static boolean isFree(String path) {
    var names = path.split("/", -1);
    return names[0].equals(TOOLS)
        ? names.length > 1 && !FIELDS.has(names[1])
        : !Set.of("uuid", "vmId", "vmName", "controllerVm", POWER).contains(names[0]);
  }

  @Override
  public void page(InputStream in, String name) {
    try (var json = new Json(in, name, this::mismatched)) {
      documents(json, name);
    } catch (IOException broken) {
      begun.ifPresent(place -> partial.addHalf(row, place));
      partial.damaged(Json.place(broken, name), Json.reason(broken));
    }
    begun = Optional.empty();
  }

  private void mismatched(Json.Mismatch mismatch) {
    if (begun.isPresent()) {
      row.unreadable(FIELDS.lost(mismatch.field(), facts), mismatch.problem(), mismatch.found());
    } else {
      partial.lost(mismatch.place(), mismatch.problem(), mismatch.found());
    }
  }

  private void documents(Json json, String name) throws IOException {
    boolean isEmpty = true;
    while (json.nextDocument()) {
      isEmpty = false;
      envelope.page(json, () -> vm(json));
    }
    if (isEmpty) {
      partial.damaged(Place.of(name), "it is empty");
    }
  }

  @Override
  public void unreadable(String name, String why) {
    partial.damaged(Place.of(name), why);
  }

  @Override
  public long total() {
    return envelope.total();
  }

  @Override
  public long size() {
    return partial.size() + controllerVms;
  }

  @Override
  public List<Inventory> inventories() {
    var why = envelope.whyIncomplete(size());
    if (!why.isEmpty()) {
      partial.damaged(Place.of(origin.name()), why);
    }
    if (isNgtTold) {
      partial.cannotKnow(row.untold(_ -> true));
    }
    return List.of(partial.inventory());
  }

  private void vm(Json json) throws IOException {
    var place = json.place();
    begun = Optional.of(place);
    isControllerVm = false;
    row.clear();
    json.object(name -> field(name, json));
    begun = Optional.empty();
    take(place);
  }

  private void take(Place place) {
    if (isControllerVm) {
      controllerVms++;
      return;
    }
    if (row.uuid().filter(partial::lists).isPresent()) {
      envelope.again();
    }
    partial.add(row, place);
  }

  private void field(String name, Json json) throws IOException {
    switch (name) {
      case "uuid" -> row.id(json.shown());
      case "vmId" -> id(json.shown());
      case "vmName" -> row.name(json.text());
      case POWER -> FIELDS.read(row, name, json);
      case "controllerVm" -> isControllerVm = json.flag().equals("true");
      case TOOLS -> guestTools(json);
      default -> values.read(further, name, json);
    }
  }

  /// `vmId` is asked only where `uuid` does not tell which VM it is.
  private void id(String text) {
    if (row.uuid().isEmpty()) {
      row.idBehindCluster(text);
    }
  }

  private void guestTools(Json json) throws IOException {
    if (json.isObject()) {
      isOfTools = false;
      row.untold(TOOLS + " is empty");
    }
    json.object(name -> ngtField(name, json));
  }

  private void ngtField(String name, Json json) throws IOException {
    boolean isSaid = values.read(ofTools, name, json);
    if (!isOfTools && (isSaid || V1GuestTools.tells(FIELDS, name, json))) {
      isOfTools = true;
      isNgtTold = true;
      row.registered();
    }
    V1GuestTools.field(FIELDS, row, name, json);
  }
}
