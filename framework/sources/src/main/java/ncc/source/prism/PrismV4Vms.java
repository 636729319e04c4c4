package ncc.source.prism;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Power;

/// Reads what Prism Central answers to `GET /api/vmm/v4.x/ahv/config/vms`, page by page: every VM
/// of every cluster, with `guestTools` for those registered with NGT, which tells the others apart.
/// Whether the serial link is active is told from v4.1 on. What `…/esxi/config/vms` answers is read
/// alike, and its `nutanixGuestTools` as `guestTools`.
public final class PrismV4Vms implements PagedAnswer {
  /// By which name outputs add to it.
  public static final String FILE = "prism_v4_vms.json";

  /// What it can know.
  public static final Set<FactType> FACTS =
      FactType.setOf(
          Power.class,
          NgtEnabled.class,
          NgtInstalledVersion.class,
          NgtLatestVersion.class,
          NgtLink.class,
          NgtSerialLink.class,
          NgtIsoMounted.class,
          GuestOs.class);

  /// PC 2024.3.1.2 answers so where v3 lists VMs (nutanix.ansible issue 702).
  private static final String NOTHING =
      "it lists no VM at all, as some versions of Prism do by mistake";

  private static final String SERIAL = "isCommunicationActiveOverSerialPort";

  /// In a list of VMs on AHV, and among further fields.
  public static final String TOOLS = "guestTools";

  private static final String POWER = "powerState";
  private static final String INSTALLED = "isInstalled";
  private static final FactFields FIELDS =
      new FactFields(
          Map.of(
              "isEnabled",
              Spellings.NGT_ENABLED,
              "version",
              Spellings.INSTALLED_VERSION,
              "availableVersion",
              Spellings.LATEST_VERSION,
              "isReachable",
              Spellings.LINK,
              "isIsoInserted",
              Spellings.ISO_MOUNTED,
              "guestOsVersion",
              Spellings.GUEST_OS,
              SERIAL,
              Spellings.SERIAL_LINK),
          Map.of(
              "name",
              Set.of(),
              "cluster",
              Set.of(),
              POWER,
              FactType.setOf(Power.class),
              INSTALLED,
              FactType.setOf(NgtInstalledVersion.class)));

  private final Origin origin;
  private final Set<FactType> facts;
  private final PrismClusters clusters;
  private final Pages pages = new Pages();
  private final Row row;
  private final FieldTree further;
  private final FieldTree ofTools;
  private final FurtherValues values;
  private Optional<UUID> cluster = Optional.empty();
  private Optional<Place> begun = Optional.empty();
  private boolean isOfTools;
  private boolean isNgtTold;
  private boolean isSerialTold;

  /// @param origin of all pages together
  public PrismV4Vms(Origin origin) {
    this(origin, FurtherFields.NONE);
  }

  /// @param origin of all pages together
  public PrismV4Vms(Origin origin, FurtherFields further) {
    this.origin = origin;
    this.row = new Row(further);
    this.further = further.tree();
    this.ofTools = this.further.at(TOOLS);
    this.values = new FurtherValues(row);
    this.facts = further.and(FACTS);
    this.clusters = new PrismClusters(origin, facts);
  }

  /// Whether a further field may stand there: not where this reader takes what stands there itself.
  public static boolean isFree(String path) {
    var names = path.split("/", -1);
    return names[0].equals(TOOLS)
        ? names.length > 1 && !FIELDS.has(names[1])
        : !Set.of("extId", "name", POWER, "cluster", "nutanixGuestTools").contains(names[0]);
  }

  @Override
  public void page(InputStream in, String name) {
    try (var json = new Json(in, name, this::mismatched)) {
      documents(json, name);
    } catch (IOException broken) {
      begun.ifPresent(place -> clusters.addHalf(row, cluster, place));
      clusters.damaged(Json.place(broken, name), Json.reason(broken));
    }
    begun = Optional.empty();
  }

  @Override
  public long total() {
    return pages.total();
  }

  @Override
  public long size() {
    return clusters.size();
  }

  @Override
  public void unreadable(String name, String why) {
    clusters.damaged(Place.of(name), why);
  }

  private void documents(Json json, String name) throws IOException {
    boolean isEmpty = true;
    while (json.nextDocument()) {
      isEmpty = false;
      pages.page(json, () -> vm(json));
    }
    if (isEmpty) {
      clusters.damaged(Place.of(name), "it is empty");
    }
  }

  /// What the pages told, per cluster.
  @Override
  public List<Inventory> inventories() {
    var why = pages.whyIncomplete(clusters.size());
    if (pages.isTruncated()) {
      clusters.truncated(why);
    } else if (!why.isEmpty()) {
      clusters.damaged(Place.of(origin.name()), why);
    } else if (clusters.size() == 0 && !clusters.isFlawed()) {
      clusters.capped(NOTHING);
    }
    return clusters.inventories(untold(), true);
  }

  /// What this version does not tell.
  private Set<FactType> untold() {
    var untold = new TreeSet<FactType>();
    if (clusters.size() > 0) {
      untold.addAll(row.untold(path -> isNgtTold || !path.startsWith(TOOLS + '/')));
    }
    if (isNgtTold && !isSerialTold) {
      untold.add(FactType.of(NgtSerialLink.class));
    }
    return untold;
  }

  private void mismatched(Json.Mismatch mismatch) {
    if (begun.isPresent()) {
      row.unreadable(FIELDS.lost(mismatch.field(), facts), mismatch.problem(), mismatch.found());
    } else {
      clusters.damaged(mismatch.place(), mismatch.text());
    }
  }

  private void vm(Json json) throws IOException {
    begun = Optional.of(json.place());
    cluster = Optional.empty();
    row.clear();
    json.object(name -> field(name, json));
    if (!clusters.add(row, cluster, begun.get())) {
      pages.again();
    }
    begun = Optional.empty();
  }

  private void field(String name, Json json) throws IOException {
    switch (name) {
      case "extId" -> row.id(json.shown());
      case "name" -> row.name(json.text());
      case POWER -> power(json.text());
      case "cluster" -> json.object(field -> cluster(field, json));
      case TOOLS, "nutanixGuestTools" -> guestTools(name, json);
      default -> values.read(further, name, json);
    }
  }

  /// `UNDETERMINED`, `$UNKNOWN` and `$REDACTED` are Prism's own words for not knowing.
  private void power(String text) {
    if (!text.equals("UNDETERMINED") && !text.startsWith("$")) {
      row.read(Spellings.POWER, POWER, text);
    }
  }

  private void cluster(String field, Json json) throws IOException {
    if (field.equals("extId")) {
      cluster = PrismClusters.read(row, "cluster.extId", json.text());
    }
  }

  /// An object in which nothing stands says nothing, not even that there are guest tools.
  private void guestTools(String name, Json json) throws IOException {
    if (json.isObject()) {
      isOfTools = false;
      row.untold(name + " is empty");
    }
    json.object(field -> ngtField(field, json));
  }

  private void ngtField(String name, Json json) throws IOException {
    boolean isSaid = values.read(ofTools, name, json);
    if (!isOfTools && (isSaid || FIELDS.tells(name, json))) {
      isOfTools = true;
      isNgtTold = true;
      row.registered();
    }
    switch (name) {
      case INSTALLED -> json.flag();
      case SERIAL -> {
        isSerialTold = true;
        FIELDS.read(row, name, json);
      }
      default -> FIELDS.read(row, name, json);
    }
  }
}
