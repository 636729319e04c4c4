package ncc.source.guest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.message.Count;

/// The services of NGT as systemd knows them, in the words of `systemctl`: `loaded active running`.
record SystemdServices(Commands commands) {
  private static final List<String> UNITS =
      List.of("ngt_guest_agent.service", "ngt_self_service_restore.service");
  private static final List<String> STATE = List.of("LoadState", "ActiveState", "SubState");
  private static final List<String> SHOW =
      List.of("systemctl", "show", "--property=Id," + String.join(",", STATE));

  /// Those that it knows.
  List<Service> services() throws IOException {
    var ended = commands.run(Stream.concat(SHOW.stream(), UNITS.stream()).toList());
    if (ended.exitCode() != 0) {
      throw new IOException("systemctl: " + ended.output().lines().findFirst().orElse("failed"));
    }
    return read(ended.output());
  }

  /// @param text a block of `Key=value` for each unit, blank lines between them
  /// @throws IOException when it tells of no unit that was asked for
  static List<Service> read(String text) throws IOException {
    var units = units(text);
    if (units.size() < UNITS.size()) {
      throw new IOException(
          "systemctl show told of %s, expected %d"
              .formatted(Count.of(units.size(), "unit"), UNITS.size()));
    }
    return units.stream()
        .filter(unit -> !"not-found".equals(unit.get("LoadState")))
        .map(SystemdServices::service)
        .toList();
  }

  private static List<Map<String, String>> units(String text) {
    var units = new ArrayList<Map<String, String>>();
    for (String block : text.replace("\r", "").split("\n\n+", -1)) {
      var unit = new HashMap<String, String>();
      block
          .lines()
          .filter(line -> line.indexOf('=') > 0)
          .forEach(line ->
              unit.put(
                  line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
      if (UNITS.contains(unit.getOrDefault("Id", "")) && unit.keySet().containsAll(STATE)) {
        units.add(unit);
      }
    }
    return units;
  }

  private static Service service(Map<String, String> unit) {
    var state = String.join(" ", STATE.stream().map(key -> unit.getOrDefault(key, "")).toList());
    return new Service(unit.getOrDefault("Id", ""), state, state.equals("loaded active running"));
  }
}
