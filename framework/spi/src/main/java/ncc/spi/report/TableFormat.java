package ncc.spi.report;

import java.io.IOException;
import ncc.spi.run.Run;

/// A way to write tables down, of a [ReportFormat] that has one. Stateless.
@FunctionalInterface
public interface TableFormat {
  /// Writes the rows of `table` to `out`, as it goes.
  void render(SubjectTable table, Run run, Appendable out) throws IOException;
}
