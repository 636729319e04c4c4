package ncc.source.guest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ncc.source.text.Lines;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// Reads what `Test-NetConnection -ComputerName … -Port 2074` prints, once or several times: a line
/// `Key : value` per property, `ComputerName` first. A property that is told twice with two values
/// is not known.
public final class WindowsConnections {
  /// What it tells: nothing of the cluster's.
  public static final Set<FactType> FACTS =
      Set.of(
          new FactType(
              "GUEST_CONNECTIONS", "connections that a guest tried", 410, Optional.empty()));

  private static final Pattern PROPERTY = Pattern.compile("\\s*(\\p{Alpha}+)\\s*:\\s(.*)");
  private static final String NAME = "ComputerName";
  private static final String ADDRESS = "RemoteAddress";
  private static final String PORT = "RemotePort";
  private static final String SUCCEEDED = "TcpTestSucceeded";
  private static final Pattern RESULT = Pattern.compile("True|False");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  private final Lines lines;
  private final CapturedGuest guest;
  private final List<Connection> connections = new ArrayList<>();
  private final Map<String, String> at = new HashMap<>();
  private long start;

  private WindowsConnections(InputStream in, Origin origin) {
    this.lines = new Lines(in);
    this.guest = new CapturedGuest(origin, "Windows");
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  public static Inventory read(InputStream in, Origin origin) {
    return new WindowsConnections(in, origin).read();
  }

  private Inventory read() {
    guest.each(lines, this::take);
    end();
    if (start == 0) {
      guest.lost(0, "it holds no answer of Test-NetConnection", "");
    }
    return guest.inventory(guest.untold(), connections);
  }

  private void take(Lines.Line line) {
    var property = PROPERTY.matcher(line.text());
    if (!property.matches()) {
      return;
    }
    if (property.group(1).equals(NAME)) {
      end();
      start = line.number();
    }
    var key = property.group(1);
    var value = property.group(2).strip();
    boolean isWhole = line.isEnded() || (key.equals(SUCCEEDED) && RESULT.matcher(value).matches());
    if (isWhole) {
      at.merge(key, value, (before, again) -> before.equals(again) ? before : "");
    }
  }

  private void end() {
    if (start > 0) {
      connection()
          .ifPresentOrElse(
              connections::add,
              () ->
                  guest.lost(
                      start, "this test says not which port it tried, or not what came of it", ""));
    }
    at.clear();
  }

  private Optional<Connection> connection() {
    var host = value(ADDRESS).or(() -> value(NAME));
    var port = value(PORT).filter(text -> NUMBER.matcher(text).matches()).map(Integer::parseInt);
    var succeeded = value(SUCCEEDED).filter(text -> RESULT.matcher(text).matches());
    return host.isPresent() && port.isPresent() && succeeded.isPresent()
        ? Optional.of(new Connection(host.get(), port.get(), succeeded.get().equals("True")))
        : Optional.empty();
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(at.get(key)).filter(text -> !text.isEmpty());
  }
}
