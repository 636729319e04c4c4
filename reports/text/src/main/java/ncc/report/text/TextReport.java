package ncc.report.text;

import java.io.IOException;
import java.util.List;
import ncc.spi.inventory.Cluster;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// A run as NCC writes it, in either of its layouts, for readers that know NCC.
///
/// Every cluster gets a whole NCC text of its own, one after the other, each closed by the line
/// `Plugin output written to …`. A run without clusters gets one for a cluster of which nothing is
/// known. Colour is put around the state at the end of a check's line and nowhere else. The text is
/// English whatever the locale, because scripts read it.
public final class TextReport implements ReportFormat {
  private static final ClusterRun NO_CLUSTER =
      new ClusterRun(Cluster.named(Header.UNKNOWN), 0, 0, List.of(), List.of(), List.of());

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String extension() {
    return "txt";
  }

  @Override
  public void render(Run run, ReportOptions options, Appendable out) throws IOException {
    var lines = new Lines(out);
    var clusters = run.clusters().isEmpty() ? List.of(NO_CLUSTER) : run.clusters();
    for (int i = 0; i < clusters.size(); i++) {
      if (i > 0) {
        lines.add();
      }
      write(run, clusters.get(i), options, lines);
    }
  }

  private static void write(Run run, ClusterRun cluster, ReportOptions options, Lines lines)
      throws IOException {
    for (String notice : Notices.ofTime(cluster)) {
      lines.add(notice);
    }
    switch (options.layout()) {
      case COMMAND -> CommandLayout.write(run, cluster, options.colour(), lines);
      case DOWNLOAD -> DownloadLayout.write(run, cluster, options.colour(), lines);
    }
    var place = options.writtenTo().map(NccText::of).orElse("stdout");
    lines.add("Plugin output written to ", place);
  }
}
