package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.Row;
import ncc.source.partial.VmUuid;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.PowerState;

/// Reads what `acli vm.list power_state=true` (or `false`) prints: a heading, then one line per VM
/// of that power state, its name and its UUID. A name may hold spaces and even line ends, so the
/// last word is the UUID, and a line without one begins the name of the next.
public final class AcliVmList {
  /// What it can know.
  public static final Set<Fact> FACTS = Set.of(Fact.POWER);

  private final Origin origin;
  private final PowerState power;
  private final Lines lines;
  private final PartialInventory partial;
  private final Row row = new Row();
  private final StringBuilder begun = new StringBuilder();

  private AcliVmList(InputStream in, Origin origin, PowerState power) {
    this.origin = origin;
    this.power = power;
    this.lines = new Lines(in);
    this.partial = new PartialInventory(origin, FACTS, Part.Roster.SOME);
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  ///
  /// @param power of every VM in this list
  public static Inventory read(InputStream in, Origin origin, PowerState power) {
    return new AcliVmList(in, origin, power).read();
  }

  /// The list of VMs that are on and that of those that are off as one; when both are whole, it
  /// knows how many VMs the cluster has.
  public static Inventory all(Inventory on, Inventory off) {
    var all = InventoryMerge.merge(List.of(on, off));
    return isWhole(on) && isWhole(off)
        ? all.withCluster(all.cluster().withVmCount(all.vms().size()))
        : all;
  }

  /// A list that was out of reach has no part at all.
  private static boolean isWhole(Inventory list) {
    return list.parts().stream().anyMatch(Part::whole);
  }

  private Inventory read() {
    try {
      for (var line = lines.next(); line != null; line = lines.next()) {
        take(line);
      }
      checkEnd();
    } catch (IOException broken) {
      partial.damaged(place(), "reading failed: " + broken.getMessage());
    }
    return partial.inventory();
  }

  private void take(Lines.Line line) {
    var text = line.text().stripTrailing();
    if (endsWithUuid(text)) {
      add(begun + text);
    } else if (!isHeading(line)) {
      begun.append(line.text()).append('\n');
    }
  }

  private void add(String text) {
    int uuid = text.length() - VmUuid.LENGTH;
    row.clear();
    row.id(text.substring(uuid));
    row.name(text.substring(0, uuid).stripTrailing());
    row.read(Fact.POWER, "power_state", power.name());
    partial.add(row, place());
    begun.setLength(0);
  }

  /// The line ends a row.
  public static boolean endsWithUuid(String text) {
    int uuid = text.length() - VmUuid.LENGTH;
    boolean isWord = uuid == 0 || (uuid > 0 && Character.isWhitespace(text.charAt(uuid - 1)));
    return isWord && VmUuid.parse(text.substring(uuid)).isPresent();
  }

  /// The line stands above the rows.
  public static boolean isHeading(Lines.Line line) {
    return line.number() == 1 && line.text().toUpperCase(Locale.ROOT).endsWith("UUID");
  }

  private void checkEnd() {
    if (lines.number() == 0) {
      partial.damaged(Place.of(origin.name()), "it is empty");
    } else if (!begun.toString().isBlank()) {
      partial.damaged(place(), "the last line ends with no UUID: the list is cut off");
    }
  }

  private Place place() {
    return new Place(origin.name(), lines.number());
  }
}
