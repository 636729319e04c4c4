package ncc.report.csv;

import java.io.IOException;
import java.util.Optional;
import ncc.spi.report.PlanFormat;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.report.TableFormat;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// The run as CSV (RFC 4180) for spreadsheets: UTF-8 that says so, all cells in quotes, one line
/// per row. [Column] tells what stands where, [Cell] how names are kept from doing harm.
///
/// A row is a finding, and so that nothing is lost, also the run itself, a plugin it could not use,
/// a cluster, and a caveat on what was known of it; `record` says which. Every finding repeats
/// whether the facts of its cluster were complete.
public final class CsvReport implements ReportFormat {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public void render(Run run, ReportOptions options, Appendable out) throws IOException {
    out.append(BYTE_ORDER_MARK);
    Row.headers().write(out);
    var rows = new RunRows(run, out);
    rows.writeRun();
    for (ClusterRun cluster : run.clusters()) {
      rows.writeCluster(cluster);
    }
  }

  @Override
  public Optional<TableFormat> tables() {
    return Optional.of((table, run, out) -> {
      out.append(BYTE_ORDER_MARK);
      TableRows.write(table, run, out);
    });
  }

  @Override
  public Optional<PlanFormat> plans() {
    return Optional.of((plan, run, _, out) -> {
      out.append(BYTE_ORDER_MARK);
      PlanRows.write(plan, run, out);
    });
  }
}
