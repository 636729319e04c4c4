package ncc.source.guest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ncc.source.text.ErrorLine;
import ncc.source.text.Lines;
import ncc.source.text.Prompts;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// Reads what `Get-Service *Nutanix*` prints: columns `Status`, `Name` and `DisplayName`, whose
/// places the heading shows. Names that are too long are cut, so the display name counts. With `|
/// Format-List` it prints a property a line, of which these three count. A prompt ends either.
/// Where it finds no service, it prints nothing, which is known where a prompt stands above and
/// below.
public final class WindowsServices {
  /// What it tells: nothing of the cluster's.
  public static final Set<FactType> FACTS =
      Set.of(new FactType("GUEST_SERVICES", "NGT services of a guest", 400, Optional.empty()));

  private static final Pattern HEADING = Pattern.compile("\\s*Status\\s+Name\\s+DisplayName\\s*");
  private static final Pattern RULE = Pattern.compile("[-\\s]*");
  private static final Pattern ROW = Pattern.compile("\\s*(\\p{Alpha}+)\\s+(\\S.*)");
  private static final Pattern PROPERTY =
      Pattern.compile("\\s*(Name|DisplayName|Status)\\s+:\\s*(.*)");
  private static final Pattern GAP = Pattern.compile("\\t+| {2,}");

  /// `System.ServiceProcess.ServiceControllerStatus`.
  private static final Set<String> STATES =
      Set.of(
          "Running",
          "Stopped",
          "Paused",
          "StartPending",
          "StopPending",
          "PausePending",
          "ContinuePending");

  /// The services of NGT: of these names a line that does not end is known to be whole.
  private static final Set<String> NAMES =
      Set.of("Nutanix Guest Tools Agent", "Nutanix Self service Restore Gateway");

  private final Lines lines;
  private final CapturedGuest guest;
  private final Prompts prompts = new Prompts("Get-Service");
  private final List<List<Service>> tables = new ArrayList<>();
  private String heading = "";
  private boolean isInTable;
  private boolean isInList;

  /// What is known by now of the service that the list is about to tell, and where it begins.
  private final Map<String, String> entry = new HashMap<>();

  private Optional<Lines.Line> entryAt = Optional.empty();
  private boolean isTypedAlone;

  /// An error above a table.
  private Optional<Lines.Line> error = Optional.empty();

  private WindowsServices(InputStream in, Origin origin) {
    this.lines = new Lines(in);
    this.guest = new CapturedGuest(origin, "Windows");
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat, and the services unseen.
  public static Inventory read(InputStream in, Origin origin) {
    return new WindowsServices(in, origin).read();
  }

  private Inventory read() {
    guest.each(lines, this::take);
    endEntry();
    if (tables.isEmpty()) {
      guest.lost(0, "it has no table of services; Get-Service prints none where it finds none", "");
    } else if (tables.stream().distinct().count() > 1) {
      guest.lost(0, "its tables of services differ; leave the one that counts", "");
    }
    return guest.inventory(
        guest.services(tables.isEmpty() ? List.of() : tables.getFirst()), List.of());
  }

  private void take(Lines.Line line) {
    var text = line.text();
    var property = PROPERTY.matcher(text);
    if (prompts.isPrompt(text)) {
      prompt(text);
    } else if (HEADING.matcher(text).matches()) {
      heading = text;
      begin();
      isInTable = true;
    } else if (property.matches()) {
      property(line, property.group(1), property.group(2).strip());
    } else if (isInList) {
      listed(line);
    } else if (isInTable && !RULE.matcher(text).matches()) {
      row(line);
    } else if (!text.isBlank()) {
      error = ErrorLine.matches(text) ? Optional.of(line) : error;
      isTypedAlone = false;
    }
  }

  private void begin() {
    endEntry();
    error.ifPresent(this::error);
    error = Optional.empty();
    tables.add(new ArrayList<>());
    isInTable = false;
    isInList = false;
    isTypedAlone = false;
  }

  private void error(Lines.Line line) {
    guest.lost(line.number(), ErrorLine.reason(line.text()), "");
  }

  private void property(Lines.Line line, String key, String value) {
    if (!isInList) {
      begin();
      isInList = true;
    }
    if (entry.containsKey(key)) {
      endEntry();
    }
    entryAt = entryAt.or(() -> Optional.of(line));
    if (line.isEnded() || STATES.contains(value) || NAMES.contains(value)) {
      entry.put(key, value);
    }
  }

  /// Another property, or the blank line between two services.
  private void listed(Lines.Line line) {
    if (line.text().isBlank()) {
      endEntry();
    } else if (ErrorLine.matches(line.text())) {
      error(line);
    }
  }

  private void endEntry() {
    if (entryAt.isPresent()) {
      var status = entry.getOrDefault("Status", "");
      var name = entry.getOrDefault("DisplayName", entry.getOrDefault("Name", ""));
      if (STATES.contains(status) && !name.isEmpty()) {
        tables.getLast().add(new Service(name, status, isRunning(status)));
      } else {
        guest.lost(
            entryAt.get().number(),
            "the service has no name or no status; expected lines with Name or DisplayName, and"
                + " Status",
            entryAt.get().text());
      }
    }
    entry.clear();
    entryAt = Optional.empty();
  }

  private void prompt(String text) {
    endEntry();
    error = Optional.empty();
    if (isTypedAlone) {
      tables.add(List.of());
    }
    isInTable = false;
    isInList = false;
    isTypedAlone = text.contains("Get-Service");
  }

  private void row(Lines.Line line) {
    var row = ROW.matcher(line.text());
    if (!row.matches() || !STATES.contains(row.group(1))) {
      lost(line);
      return;
    }
    var name = displayName(line.text(), row.group(2));
    if (line.isEnded() || NAMES.contains(name)) {
      var status = row.group(1);
      tables.getLast().add(new Service(name, status, isRunning(status)));
    } else {
      lost(line);
    }
  }

  private void lost(Lines.Line line) {
    guest.lost(line.number(), "the line is no whole row of the table of services", line.text());
  }

  private static boolean isRunning(String status) {
    return status.equals("Running");
  }

  /// From where the heading has it; in a text whose columns were parted by other white space,
  /// behind the last gap.
  private String displayName(String text, String behindStatus) {
    int column = heading.indexOf("DisplayName");
    boolean isAligned = text.length() > column && Character.isWhitespace(text.charAt(column - 1));
    var parts = GAP.split(behindStatus.strip(), -1);
    var name = isAligned ? text.substring(column).strip() : parts[parts.length - 1];
    return name.isEmpty() ? behindStatus.strip() : name;
  }
}
