package ncc.server.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import ncc.engine.schedule.Timing;

/// One check on many clusters, as daemons run it, by a clock that jumps from one event to the next:
/// what is due is begun when there is room, what ends is due again when its timing says so.
final class VirtualMonth {
  private final int atOnce;
  private final Function<String, Duration> takes;
  private final Map<String, Instant> due = new HashMap<>();
  private final PriorityQueue<Begun> running =
      new PriorityQueue<>(Comparator.comparing(Begun::end));
  private final List<Begun> begun = new ArrayList<>();
  private Instant now;
  private Timing timing;

  /// A run.
  record Begun(String cluster, Instant due, Instant start, Instant end) {}

  /// @param atOnce how many run side by side
  /// @param takes how long the next run on a cluster takes
  VirtualMonth(Instant now, Timing timing, int atOnce, Function<String, Duration> takes) {
    this.now = now;
    this.timing = timing;
    this.atOnce = atOnce;
    this.takes = takes;
  }

  /// As a daemon that starts: what is known keeps its time.
  void plan(List<String> clusters) {
    for (var cluster : clusters) {
      due.putIfAbsent(cluster, timing.first(now, cluster, clusters.size()));
    }
  }

  /// As a daemon whose configuration changes: what runs says itself when it is due again.
  void change(Timing other) {
    timing = other;
    due.replaceAll((cluster, at) ->
        running.stream().anyMatch(run -> run.cluster().equals(cluster))
            ? at
            : other.after(now, cluster));
  }

  /// Runs what is due until then.
  void live(Instant until) {
    while (true) {
      begin();
      var next = next();
      if (next.isAfter(until)) {
        now = until;
        return;
      }
      now = next;
      end();
    }
  }

  /// Nobody runs anything until then; what was running when everybody died is run again.
  void die(Instant until) {
    for (var cutOff : running) {
      begun.remove(cutOff);
      begun.add(new Begun(cutOff.cluster(), cutOff.due(), cutOff.start(), now));
      due.put(cutOff.cluster(), now);
    }
    running.clear();
    now = until;
  }

  private void begin() {
    while (running.size() < atOnce) {
      var first = due.entrySet().stream().min(Map.Entry.comparingByValue());
      if (first.isEmpty() || first.get().getValue().isAfter(now)) {
        return;
      }
      var cluster = first.get().getKey();
      var run = new Begun(cluster, first.get().getValue(), now, now.plus(takes.apply(cluster)));
      due.remove(cluster);
      running.add(run);
      begun.add(run);
    }
  }

  private Instant next() {
    var ends = running.stream().map(Begun::end);
    var starts = running.size() < atOnce ? due.values().stream() : Stream.<Instant>empty();
    return Stream.concat(ends, starts).min(Comparator.naturalOrder()).orElse(Instant.MAX);
  }

  private void end() {
    while (!running.isEmpty() && !running.peek().end().isAfter(now)) {
      var run = running.remove();
      due.put(run.cluster(), timing.after(now, run.cluster()));
    }
  }

  /// In the order in which they began.
  List<Begun> begun() {
    return begun.stream().sorted(Comparator.comparing(Begun::start)).toList();
  }

  List<Begun> begun(String cluster) {
    return begun().stream().filter(run -> run.cluster().equals(cluster)).toList();
  }
}
