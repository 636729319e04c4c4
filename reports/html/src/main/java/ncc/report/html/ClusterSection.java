package ncc.report.html;

import java.util.List;
import ncc.spi.run.ClusterRun;

/// One cluster and its place in the page. Public for the template engine only.
///
/// @param checks worst first
public record ClusterSection(String anchor, ClusterRun run, List<CheckSection> checks) {
  public List<CheckSection> unhealthy() {
    return checks.stream().filter(check -> !check.isHealthy()).toList();
  }

  public List<CheckSection> healthy() {
    return checks.stream().filter(CheckSection::isHealthy).toList();
  }
}
