package ncc.server.page.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How many clusters are in each state, the worst first. Public for the template engine only.
public record Tally(List<Count> counts) {
  /// One state.
  public record Count(String state, int count) {}

  static Tally of(List<String> states) {
    var counts = new ArrayList<Count>();
    for (ClusterState state : ClusterState.values()) {
      counts.add(new Count(state.name(), Collections.frequency(states, state.name())));
    }
    return new Tally(List.copyOf(counts));
  }
}
