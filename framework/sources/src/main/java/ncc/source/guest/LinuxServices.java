package ncc.source.guest;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import ncc.source.text.ErrorLine;
import ncc.source.text.Lines;
import ncc.source.text.Prompts;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Reading;

/// Reads what `systemctl list-units --all 'ngt_*'` prints, or the guide's `systemctl | grep ngt`: a
/// unit a line, with what systemd says of it. Without `--all` it lists no unit that is stopped, so
/// an agent that is not listed there does not run; with it, it is not installed.
public final class LinuxServices {
  /// What it tells: nothing of the cluster's.
  public static final Set<FactType> FACTS = WindowsServices.FACTS;

  private static final String AGENT = "ngt_guest_agent.service";
  private static final Pattern ROW =
      Pattern.compile(
          "[●*×○↻]?\\s*(ngt_[\\w.@-]+\\.service)\\s+"
              + "(loaded|not-found|bad-setting|error|masked|merged|stub)\\s+"
              + "(active|inactive|failed|activating|deactivating|reloading|refreshing|maintenance)"
              + "\\s+([a-z-]+)(\\s.*)?");
  private static final Pattern UNIT =
      Pattern.compile("[●*×○↻]?\\s*ngt_[\\w.@-]+\\.service(\\s.*)?");
  private static final Pattern COUNTED = Pattern.compile("\\d+ loaded units listed\\..*");
  private static final Pattern ALL = Pattern.compile(".*\\bsystemctl\\b.*\\s(?:--all|-a)\\b.*");
  private static final String ACTIVE_ALONE = "Pass --all";

  private final Lines lines;
  private final CapturedGuest guest;
  private final Prompts prompts = new Prompts("systemctl");
  private final Map<String, String> states = new TreeMap<>();
  private boolean isOfAll;
  private boolean isListed;

  /// Of the command at hand.
  private boolean isInList;

  private Optional<Lines.Line> error = Optional.empty();

  private LinuxServices(InputStream in, Origin origin) {
    this.lines = new Lines(in);
    this.guest = new CapturedGuest(origin, "Linux");
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat, and the services unseen.
  public static Inventory read(InputStream in, Origin origin) {
    return new LinuxServices(in, origin).read();
  }

  private Inventory read() {
    guest.each(lines, this::take);
    end();
    if (!isListed) {
      guest.lost(0, "it lists no unit of NGT; expected systemctl list-units --all 'ngt_*'", "");
    }
    return guest.inventory(services(), List.of());
  }

  private void take(Lines.Line line) {
    var text = line.text().strip();
    if (prompts.isPrompt(text)) {
      end();
      isOfAll |= ALL.matcher(text).matches();
    } else if (COUNTED.matcher(text).matches()) {
      isInList = true;
      isOfAll = !text.contains(ACTIVE_ALONE);
    } else if (UNIT.matcher(text).matches()) {
      row(line, text);
    } else if (ErrorLine.matches(text)) {
      error = error.or(() -> Optional.of(line));
    }
  }

  /// What one command printed ends: an error is of the list above or below it, and of no other.
  private void end() {
    isListed |= isInList;
    error
        .filter(_ -> isInList)
        .ifPresent(line -> guest.lost(line.number(), ErrorLine.reason(line.text()), ""));
    error = Optional.empty();
    isInList = false;
  }

  /// Behind the state stands a description; where it does not, the line may be cut.
  private void row(Lines.Line line, String text) {
    var row = ROW.matcher(text);
    if (!row.matches() || (!line.isEnded() && row.group(5) == null)) {
      guest.lost(line.number(), "the line is no whole row of a list of units", text);
      return;
    }
    isInList = true;
    var state = String.join(" ", row.group(2), row.group(3), row.group(4));
    var before = states.putIfAbsent(row.group(1), state);
    if (before != null && !before.equals(state)) {
      guest.lost(line.number(), "the unit stands twice with two states", text);
    }
  }

  private Reading<List<Service>> services() {
    if (!isOfAll) {
      states.putIfAbsent(AGENT, "not among those that are active");
    }
    return guest.services(
        states.entrySet().stream()
            .filter(unit -> !unit.getValue().startsWith("not-found "))
            .map(unit -> service(unit.getKey(), unit.getValue()))
            .toList());
  }

  private static Service service(String name, String state) {
    return new Service(name, state, state.equals("loaded active running"));
  }
}
