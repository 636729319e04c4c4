package ncc.source.guest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ncc.source.cvm.Lines;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// Reads what `Get-Service *Nutanix*` prints: columns `Status`, `Name` and `DisplayName`, whose
/// places the heading shows. Names that are too long are cut, so the display name counts.
public final class WindowsServices {
  private static final Pattern HEADING = Pattern.compile("\\s*Status\\s+Name\\s+DisplayName\\s*");
  private static final Pattern RULE = Pattern.compile("[-\\s]*");
  private static final Pattern ROW = Pattern.compile("\\s*(\\p{Alpha}+)\\s+(\\S.*)");
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

  private final Lines lines;
  private final WindowsGuest guest;
  private final List<Service> services = new ArrayList<>();
  private Optional<String> heading = Optional.empty();

  private WindowsServices(InputStream in, Origin origin) {
    this.lines = new Lines(in);
    this.guest = new WindowsGuest(origin);
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat, and the services unseen.
  public static Inventory read(InputStream in, Origin origin) {
    return new WindowsServices(in, origin).read();
  }

  private Inventory read() {
    try {
      for (var line = lines.next(); line != null; line = lines.next()) {
        take(line);
      }
    } catch (IOException broken) {
      guest.lost(lines.number(), "reading failed: " + broken.getMessage(), "");
    }
    if (heading.isEmpty()) {
      guest.lost(0, "it has no table of services; Get-Service prints none where it finds none", "");
    }
    return guest.inventory(guest.services(services), List.of());
  }

  private void take(Lines.Line line) {
    var text = line.text();
    if (heading.isEmpty()) {
      heading = Optional.of(text).filter(one -> HEADING.matcher(one).matches());
    } else if (!RULE.matcher(text).matches()) {
      row(line);
    }
  }

  private void row(Lines.Line line) {
    var row = ROW.matcher(line.text());
    if (!row.matches() || !STATES.contains(row.group(1)) || !line.isEnded()) {
      guest.lost(line.number(), "the line is no whole row of the table of services", line.text());
      return;
    }
    var status = row.group(1);
    services.add(new Service(displayName(line.text(), row.group(2)), status, isRunning(status)));
  }

  private static boolean isRunning(String status) {
    return status.equals("Running");
  }

  /// From where the heading has it; in a text whose columns were parted by other white space,
  /// behind the last gap.
  private String displayName(String text, String behindStatus) {
    int column = heading.map(one -> one.indexOf("DisplayName")).orElse(0);
    boolean isAligned = text.length() > column && Character.isWhitespace(text.charAt(column - 1));
    var parts = GAP.split(behindStatus.strip(), -1);
    var name = isAligned ? text.substring(column).strip() : parts[parts.length - 1];
    return name.isEmpty() ? behindStatus.strip() : name;
  }
}
