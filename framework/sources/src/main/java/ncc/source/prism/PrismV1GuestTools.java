package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import ncc.source.partial.FieldTree;
import ncc.source.partial.FurtherFields;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.Row;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;

/// Reads what Prism Element answers to `GET /PrismGateway/services/rest/v1/vms/guest_tools/`: an
/// array with one object per VM registered with NGT, or that object alone when one VM was asked
/// for. Versions are null for an agent that never reported.
///
/// `ncli ngt list` prints the same data and cuts it at [#CAP]; whether this answer is cut too is
/// not documented, so exactly as many are not known to be all.
public final class PrismV1GuestTools {
  /// Where this list may be cut.
  public static final int CAP = 250;

  /// By which name outputs add to it.
  public static final String FILE = "prism_v1_guest_tools.json";

  /// What it can know.
  public static final Set<FactType> FACTS =
      FactType.setOf(
          NgtEnabled.class,
          NgtInstalledVersion.class,
          NgtLatestVersion.class,
          NgtLink.class,
          NgtIsoMounted.class);

  private static final FactFields FIELDS = V1GuestTools.fields(Map.of(), Set.of("vmName"));

  private final Origin origin;
  private final PartialInventory partial;
  private final Row row;
  private final FieldTree further;
  private final FurtherValues values;
  private final Set<FactType> facts;
  private Place rowPlace;
  private boolean isInRow;
  private boolean isOfTools;

  private PrismV1GuestTools(Origin origin, FurtherFields further) {
    this.origin = origin;
    this.row = new Row(further);
    this.further = further.tree();
    this.values = new FurtherValues(row);
    this.facts = further.and(FACTS);
    this.partial = new PartialInventory(origin, facts, Part.Roster.EVERY_NGT_VM);
    this.rowPlace = Place.of(origin.name());
  }

  /// Whether a further field may stand there: not where this reader takes what stands there itself.
  public static boolean isFree(String path) {
    var name = path.split("/", 2)[0];
    return !FIELDS.has(name) && !Set.of("vmUuid", "vmId", "vmName").contains(name);
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  public static Inventory read(InputStream in, Origin origin) {
    return read(in, origin, FurtherFields.NONE);
  }

  /// The same with further fields.
  public static Inventory read(InputStream in, Origin origin, FurtherFields further) {
    return new PrismV1GuestTools(origin, further).read(in);
  }

  private Inventory read(InputStream in) {
    try (var json = new Json(in, origin.name(), this::mismatched)) {
      documents(json);
    } catch (IOException broken) {
      damaged(broken);
    }
    if (partial.size() > 0) {
      partial.cannotKnow(row.untold(_ -> true));
    }
    if (partial.size() == CAP) {
      partial.capped("exactly " + CAP + " VMs, where ncli cuts this list, and perhaps Prism does");
    }
    return partial.inventory();
  }

  private void documents(Json json) throws IOException {
    boolean isEmpty = true;
    boolean isList = false;
    while (json.nextDocument()) {
      isEmpty = false;
      if (json.isObject()) {
        isList = true;
        partial.listsOnlySome();
        vm(json);
      } else {
        isList |= json.isArray();
        json.objects(() -> vm(json));
      }
    }
    if (isEmpty || !isList) {
      partial.damaged(
          Place.of(origin.name()), isEmpty ? "it is empty" : "no list of VMs stands in it");
    }
  }

  private void mismatched(Json.Mismatch mismatch) {
    if (isInRow) {
      row.unreadable(FIELDS.lost(mismatch.field(), facts), mismatch.problem(), mismatch.found());
    } else {
      partial.lost(mismatch.place(), mismatch.problem(), mismatch.found());
    }
  }

  private void vm(Json json) throws IOException {
    begin(json.place());
    json.object(name -> field(name, json));
    if (!isOfTools) {
      row.unreadable(facts, "the guest tools of a VM are empty", "");
    }
    partial.add(row, rowPlace);
    isInRow = false;
  }

  private void begin(Place place) {
    rowPlace = place;
    isInRow = true;
    isOfTools = false;
    row.clear();
    row.registered();
  }

  private void field(String name, Json json) throws IOException {
    boolean isSaid = values.read(further, name, json);
    isOfTools = isOfTools || isSaid || V1GuestTools.tells(FIELDS, name, json);
    switch (name) {
      case "vmUuid" -> row.id(json.shown());
      case "vmId" -> id(json.shown());
      case "vmName" -> row.name(json.text());
      default -> V1GuestTools.field(FIELDS, row, name, json);
    }
  }

  /// `vmId` is asked only where `vmUuid` does not tell which VM it is.
  private void id(String text) {
    if (row.uuid().isEmpty()) {
      row.idBehindCluster(text);
    }
  }

  private void damaged(IOException broken) {
    if (isInRow) {
      partial.addHalf(row, rowPlace);
    }
    partial.damaged(Json.place(broken, origin.name()), Json.reason(broken));
  }
}
