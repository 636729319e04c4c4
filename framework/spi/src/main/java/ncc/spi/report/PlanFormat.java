package ncc.spi.report;

import java.io.IOException;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;

/// A way to write a plan down, of a [ReportFormat] that has one. Stateless; the same plan and
/// options give the same characters.
@FunctionalInterface
public interface PlanFormat {
  /// Writes `plan` to `out`, as it goes. Names in it are hostile, as those in a run are.
  ///
  /// @param run that the plan was made of
  void render(Plan plan, Run run, ReportOptions options, Appendable out) throws IOException;
}
