package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.Row;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import org.jspecify.annotations.Nullable;

/// Reads what `ncli ngt list` prints: seven fields per VM registered with NGT, of which `VM Id`
/// begins each. ncli prints at most [#CAP] VMs and does not say so (guide, on the limit of the
/// command), so a list of exactly that many is not known to be whole.
public final class NcliNgtList {
  /// Where ncli cuts its list.
  public static final int CAP = 250;

  /// What it can know.
  public static final Set<Fact> FACTS = Set.of(Fact.NGT_ENABLED, Fact.LINK, Fact.ISO_MOUNTED);

  private static final String ID = "VM Id";
  private static final String NAME = "VM Name";
  private static final Map<String, Fact> FIELDS =
      Map.of(
          "NGT Enabled", Fact.NGT_ENABLED,
          "Tools ISO Mounted", Fact.ISO_MOUNTED,
          "Communication Link Active", Fact.LINK);
  private static final Set<String> KEYS =
      Set.of(
          ID,
          NAME,
          "NGT Enabled",
          "Tools ISO Mounted",
          "Vss Snapshot",
          "File Level Restore",
          "Communication Link Active");

  private final Origin origin;
  private final NcliFields fields;
  private final PartialInventory partial;
  private final Row row = new Row();
  private final Set<String> seen = new HashSet<>();
  private long rowLine;
  private int rows;

  private NcliNgtList(InputStream in, Origin origin) {
    this.origin = origin;
    this.fields = new NcliFields(in, KEYS);
    this.partial = new PartialInventory(origin, FACTS, Part.Roster.EVERY_NGT_VM);
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  public static Inventory read(InputStream in, Origin origin) {
    return new NcliNgtList(in, origin).read();
  }

  private Inventory read() {
    try {
      NcliFields.Field last = null;
      for (var field = fields.next(); field != null; field = fields.next()) {
        take(field);
        last = field;
      }
      endLast(last);
    } catch (IOException broken) {
      halve("reading failed: " + broken.getMessage());
    }
    if (rows == CAP) {
      partial.capped(
          "exactly " + CAP + " VMs, where ncli cuts its list, and no other list of VMs tells more");
    }
    return partial.inventory();
  }

  private void take(NcliFields.Field field) {
    if (field.key().equals(ID)) {
      end();
      begin(field);
    } else if (rows == 0 && KEYS.contains(field.key())) {
      partial.damaged(place(field.line()), "the beginning of the list is missing");
    } else if (!seen.add(field.key())) {
      again(field);
    } else if (field.key().equals(NAME)) {
      row.name(field.text());
    } else if (FIELDS.containsKey(field.key())) {
      row.read(FIELDS.get(field.key()), field.key(), field.value().strip());
    }
  }

  private void begin(NcliFields.Field id) {
    rows++;
    rowLine = id.line();
    seen.add(ID);
    row.registered();
    row.idBehindCluster(id.unwrapped());
  }

  /// A name that holds line ends can look like fields; then neither of the two is believed.
  private void again(NcliFields.Field field) {
    var fact = FIELDS.get(field.key());
    if (fact != null) {
      row.forget(fact, "a VM has more than one line '" + field.key() + "'");
    }
  }

  private void end() {
    if (seen.isEmpty()) {
      return;
    }
    FIELDS.forEach((key, fact) -> {
      if (!seen.contains(key)) {
        row.doubt(fact, "a VM has no line '" + key + "'");
      }
    });
    partial.add(row, place(rowLine));
    leave();
  }

  private void leave() {
    row.clear();
    seen.clear();
  }

  private void endLast(NcliFields.@Nullable Field last) {
    if (last == null || rows == 0) {
      partial.damaged(
          place(0), fields.line() == 0 ? "it is empty" : "no '" + ID + "' stands in it");
    } else if (!seen.containsAll(KEYS) || isCutOff(last)) {
      halve("the list is cut off inside its last VM");
    } else {
      end();
    }
  }

  /// Of a line without an end, only `true` and `false` are surely whole.
  private static boolean isCutOff(NcliFields.Field last) {
    var value = last.value().strip();
    boolean isWholeValue = value.equals("true") || value.equals("false");
    return !last.isEnded() && !(isWholeValue && last.more().isEmpty());
  }

  private void halve(String problem) {
    if (!seen.isEmpty()) {
      partial.addHalf(row, place(rowLine));
      leave();
    }
    partial.damaged(place(fields.line()), problem);
  }

  private Place place(long line) {
    return new Place(origin.name(), line);
  }
}
