package ncc.server.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the checks of a [ChaosWorld] wrote down, by slot, in the order in which they began.
record Runs(Map<String, List<Run>> bySlot) {
  /// @param end of one that was killed, when it was; of one that nobody ended, the end of all times
  record Run(long start, long end, String process) {}

  /// @param killed when processes were killed, by their ids
  static Runs of(List<List<String>> lines, Map<Long, Long> killed) {
    var ends = new HashMap<String, Long>();
    for (var line : lines) {
      if (line.get(1).equals("end")) {
        ends.put(line.get(4), Long.parseLong(line.get(0)));
      }
    }
    var bySlot = new TreeMap<String, List<Run>>();
    for (var line : lines) {
      if (line.get(1).equals("start")) {
        var died = killed.getOrDefault(Long.parseLong(line.get(3)), Long.MAX_VALUE);
        bySlot
            .computeIfAbsent(line.get(2), _ -> new ArrayList<>())
            .add(
                new Run(
                    Long.parseLong(line.get(0)),
                    ends.getOrDefault(line.get(4), died),
                    line.get(3)));
      }
    }
    bySlot.values().forEach(runs -> runs.sort(Comparator.comparingLong(Run::start)));
    return new Runs(bySlot);
  }

  /// Runs of one slot that went on while the next of it began.
  List<String> atOnce() {
    var found = new ArrayList<String>();
    bySlot.forEach((slot, runs) -> {
      for (int i = 1; i < runs.size(); i++) {
        if (runs.get(i).start() < runs.get(i - 1).end()) {
          found.add(slot + ": " + runs.get(i - 1) + " and " + runs.get(i));
        }
      }
    });
    return found;
  }

  /// Pauses between the starts of two runs of a slot that are longer than `most`, which in the
  /// outage may be as much longer as it took.
  List<String> missed(long most, long outageBegan, long outageEnded) {
    var found = new ArrayList<String>();
    bySlot.forEach((slot, runs) -> {
      for (int i = 1; i < runs.size(); i++) {
        long from = runs.get(i - 1).start();
        long until = runs.get(i).start();
        boolean isOutage = from < outageEnded && until > outageBegan;
        if (until - from > most + (isOutage ? outageEnded - outageBegan : 0)) {
          found.add("%s: %d ms from %d".formatted(slot, until - from, from));
        }
      }
    });
    return found;
  }
}
