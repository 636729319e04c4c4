package ncc.server.page.run;

import java.util.List;
import java.util.Optional;
import ncc.spi.check.Status;
import ncc.spi.report.ReportFormat;
import ncc.store.history.RunLine;
import ncc.store.task.TaskProgress;

/// What the page of a run, or of a task, shows. Public for the template engine only.
///
/// @param task whose runs these are; empty for a single run
/// @param reports to download
public record RunView(
    String id, Optional<TaskProgress> task, List<RunLine> lines, List<ReportFormat> reports) {

  /// The worst of all; what was not wholly seen is never better than ERR.
  public String status() {
    var worst = Status.worst(lines.stream().map(RunView::status).toList());
    return lines.isEmpty() ? "UNKNOWN" : worst.name();
  }

  private static Status status(RunLine line) {
    boolean whole = line.complete() && !line.aborted();
    return whole || line.status().isWorseThan(Status.ERR) ? line.status() : Status.ERR;
  }

  /// How many checks ended in `status`.
  public long count(String status) {
    return lines.stream().filter(line -> status(line).name().equals(status)).count();
  }
}
