package ncc.server.page.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How many clusters are in each state, the worst first. Public for the template engine only.
public record Tally(List<Count> counts) {
  /// One state.
  public record Count(String state, int count) {}

  private static final List<String> STATES =
      List.of("FAIL", "ERR", "WARN", "INFO", "PASS", "SKIP", ClusterLine.UNKNOWN);

  static Tally of(List<String> states) {
    var counts = new ArrayList<Count>();
    for (String state : STATES) {
      counts.add(new Count(state, Collections.frequency(states, state)));
    }
    return new Tally(List.copyOf(counts));
  }
}
