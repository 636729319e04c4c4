package ncc.server.page.run;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.spi.check.Status;
import ncc.spi.report.ReportFormat;
import ncc.store.history.RunLine;
import ncc.store.task.TaskProgress;

/// What the page of a run, or of a task, shows. Public for the template engine only.
///
/// @param task whose runs these are; empty for a single run
/// @param states how many checks ended how
/// @param lines those of the state that is asked for, the worst first
/// @param reports to download
public record RunView(
    String id,
    Query query,
    Optional<TaskProgress> task,
    Map<Status, Long> states,
    Shown<RunLine> lines,
    List<ReportFormat> reports) {
  private static final Comparator<RunLine> WORST_FIRST =
      Comparator.comparing(RunView::state)
          .reversed()
          .thenComparing(RunLine::clusterName)
          .thenComparing(RunLine::check);

  /// @param all lines there are: what is counted is never a part of them
  static RunView of(
      Query query, Optional<TaskProgress> task, List<RunLine> all, List<ReportFormat> reports) {
    var states = new EnumMap<Status, Long>(Status.class);
    all.forEach(line -> states.merge(state(line), 1L, Long::sum));
    var wanted = query.oneOf("state", Status.class);
    var lines =
        all.stream()
            .filter(line -> wanted.isEmpty() || state(line) == wanted.get())
            .sorted(WORST_FIRST)
            .toList();
    var id = query.path().substring(query.path().lastIndexOf('/') + 1);
    return new RunView(id, query, task, states, Shown.part(lines, query), reports);
  }

  /// The worst of all.
  public String status() {
    return states.isEmpty() ? "UNKNOWN" : Status.worst(List.copyOf(states.keySet())).name();
  }

  /// What was not wholly seen is never better than ERR.
  public static Status state(RunLine line) {
    boolean whole = line.complete() && !line.aborted();
    return whole || line.status().isWorseThan(Status.ERR) ? line.status() : Status.ERR;
  }

  /// How many checks ended in `status`.
  public long count(String status) {
    return states.getOrDefault(Status.valueOf(status), 0L);
  }
}
