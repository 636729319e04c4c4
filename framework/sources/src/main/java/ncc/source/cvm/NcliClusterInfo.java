package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ncc.source.partial.ClusterValues;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.VmUuid;
import ncc.source.text.BlockFields;
import ncc.source.text.ErrorLine;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NccVersion;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.message.FileFault;

/// Reads what `ncli cluster info` prints: one `Key : value` line per property, long keys cut with
/// `...`. The line of the virtual IP is absent when none is set; the line of the data services IP
/// always stands there, and after it, so a text without it is cut off.
public final class NcliClusterInfo {
  /// What it can know.
  public static final Set<FactType> FACTS =
      FactType.setOf(AosVersion.class, VirtualIp.class, DataServicesIp.class);

  private static final String ID = "Cluster Id";
  private static final String UUID = "Cluster Uuid";
  private static final String NAME = "Cluster Name";
  private static final String VERSION = "Cluster Version";
  private static final String FULL_VERSION = "Cluster Full Version";
  private static final String VIP = "External IP address";
  private static final String DSIP = "External Data Services...";
  private static final String NCC = "NCC Version";
  private static final Set<String> KEYS =
      Set.of(ID, UUID, NAME, VERSION, FULL_VERSION, VIP, DSIP, NCC);
  private static final Set<String> IDENTITY = Set.of(ID, UUID, NAME);

  private final Origin origin;
  private final BlockFields fields;
  private final PartialInventory partial;
  private final Map<String, BlockFields.Field> told = new HashMap<>();
  private final Set<String> twice = new HashSet<>();
  private Optional<BlockFields.Field> error = Optional.empty();
  private boolean isBegun;

  private NcliClusterInfo(InputStream in, Origin origin) {
    this.origin = origin;
    this.fields = BlockFields.ofNcli(in, KEYS);
    this.partial = new PartialInventory(origin, FACTS, Part.Roster.NONE);
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  public static Inventory read(InputStream in, Origin origin) {
    return new NcliClusterInfo(in, origin).read();
  }

  private Inventory read() {
    try {
      for (var field = fields.next(); field != null; field = fields.next()) {
        switch (field.key()) {
          case BlockFields.PROMPT -> endOutput();
          case BlockFields.ERROR -> error = Optional.of(error.orElse(field));
          case BlockFields.NOTHING -> {}
          default -> take(field);
        }
      }
      endOutput();
    } catch (IOException broken) {
      partial.damaged(place(fields.line()), "reading failed: " + FileFault.reason(broken));
    }
    checkWhole();
    return partial.inventory(cluster());
  }

  private void take(BlockFields.Field field) {
    if (KEYS.contains(field.key())) {
      isBegun = true;
      var before = told.putIfAbsent(field.key(), field);
      if (before != null && isOther(before, field)) {
        twice.add(field.key());
      }
    }
    checkEnd(field);
  }

  /// What other commands of the window said is none of it.
  private void endOutput() {
    if (isBegun) {
      error.ifPresent(
          field -> partial.damaged(place(field.line()), ErrorLine.reason(field.value())));
    }
    isBegun = false;
    error = Optional.empty();
  }

  private static boolean isOther(BlockFields.Field before, BlockFields.Field field) {
    return !before.value().strip().equals(field.value().strip());
  }

  /// A value without a line end may be cut off, and half an address is another address.
  private void checkEnd(BlockFields.Field field) {
    if (!field.isEnded()) {
      told.remove(field.key());
      partial.damaged(place(field.line()), "the text is cut off in this line");
    }
  }

  private void checkWhole() {
    if (fields.line() == 0) {
      partial.damaged(Place.of(origin.name()), "it is empty");
    } else if (!told.containsKey(DSIP)) {
      partial.damaged(place(fields.line()), "no line '" + DSIP + "' stands in it");
    }
  }

  private Cluster cluster() {
    if (twice.stream().anyMatch(IDENTITY::contains)) {
      partial.damaged(place(ID), "it describes two clusters");
      return Cluster.named("");
    }
    if (text(VERSION).filter(version -> version.startsWith("pc.")).isPresent()) {
      partial.damaged(place(VERSION), "it describes Prism Central, not a cluster with VMs");
      return Cluster.named("");
    }
    return new Cluster(
        text(NAME).orElse(""),
        text(UUID).flatMap(VmUuid::parse),
        text(ID).flatMap(NcliClusterInfo::incarnation),
        Facts.known(
            version().map(AosVersion::new),
            text(NCC).map(NccVersion::new),
            address(VIP, FactType.of(VirtualIp.class)).map(VirtualIp::new),
            address(DSIP, FactType.of(DataServicesIp.class)).map(DataServicesIp::new)));
  }

  private Optional<Version> version() {
    var full = text(FULL_VERSION).flatMap(ClusterValues::insideFullVersion);
    return read(VERSION, FactType.of(AosVersion.class), text -> Version.parse(text).or(() -> full));
  }

  private Optional<String> address(String key, FactType fact) {
    return read(key, fact, ClusterValues::address);
  }

  private <T> Optional<T> read(String key, FactType fact, Function<String, Optional<T>> reading) {
    if (twice.contains(key)) {
      partial.lost(
          place(key), "'" + key + "' stands there twice with two values", "", Set.of(fact));
      return Optional.empty();
    }
    var text = text(key);
    var value = text.flatMap(reading);
    if (text.isPresent() && value.isEmpty()) {
      partial.lost(place(key), "'" + key + "' cannot be read", text.get(), Set.of(fact));
    }
    return value;
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(told.get(key))
        .map(field -> field.value().strip())
        .filter(text -> !text.isEmpty());
  }

  /// Of `<uuid>::<number>` the number.
  private static Optional<String> incarnation(String id) {
    return Optional.of(id.substring(id.lastIndexOf(':') + 1).strip())
        .filter(number -> !number.isEmpty());
  }

  private Place place(String key) {
    var field = told.get(key);
    return place(field == null ? 0 : field.line());
  }

  private Place place(long line) {
    return new Place(origin.name(), line);
  }
}
