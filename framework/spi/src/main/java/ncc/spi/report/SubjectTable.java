package ncc.spi.report;

import java.util.List;
import java.util.Map;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Subject;

/// A table of what a run tells of subjects, a row for each: `--report NAME` writes it as CSV, or as
/// JSON into a file whose name ends in `.json`, and `ncc why` prints the row of a subject.
/// Stateless, found by [java.util.ServiceLoader].
public interface SubjectTable {
  /// What it is asked for by, such as `losses`: `[a-z][a-z0-9-]*`, no name of a [ReportFormat].
  String name();

  /// What `ncc why` prints above a row, such as `What the VM can do`.
  String title();

  /// The names of the columns, `[a-z][a-z0-9_]*`, unique. Those that name the cluster and the
  /// subject come before them.
  List<String> columns();

  /// The cells of each subject, as many as there are columns, in the order in which they are
  /// written. Cells are words of a few values, or numbers: names in them are hostile.
  Map<Subject, List<String>> rows(ClusterRun run);
}
