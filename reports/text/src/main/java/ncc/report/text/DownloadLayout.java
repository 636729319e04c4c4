package ncc.report.text;

import java.io.IOException;
import java.util.List;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// What Prism's "Download Output" gives: table, details, states, head. Notices follow the details,
/// where NCC itself says what it could not reach.
final class DownloadLayout {
  private static final int STATE_COLUMN = 118;
  private static final String BAR = "#".repeat(80);

  private DownloadLayout() {}

  static void write(Run run, ClusterRun cluster, boolean colour, Lines lines) throws IOException {
    var checks = ShownCheck.of(cluster);
    lines.add("NCC Health Checks Summary");
    lines.add();
    writeTitle("SUMMARY", lines);
    new StateTable(checks).writeWorstFirst(lines);
    lines.add();
    writeTitle("DETAILED INFORMATION", lines);
    lines.add();
    writeDetails(cluster, checks, lines);
    writeNotices(run, cluster, lines);
    writeTitle("PLUGIN RESULTS", lines);
    CheckLines.from(STATE_COLUMN, checks).write(colour, " ", lines);
    new Header(run.startedAt(), cluster.cluster()).write(lines);
  }

  private static void writeTitle(String title, Lines lines) throws IOException {
    lines.add(BAR);
    lines.add(title);
    lines.add(BAR);
  }

  private static void writeDetails(ClusterRun cluster, List<ShownCheck> checks, Lines lines)
      throws IOException {
    var details = new Details(cluster.cluster(), false);
    for (ShownCheck check : ShownCheck.unhealthy(checks)) {
      details.write(check, lines);
      lines.add();
    }
  }

  private static void writeNotices(Run run, ClusterRun cluster, Lines lines) throws IOException {
    var notices = Notices.of(run, cluster);
    for (String notice : notices) {
      lines.add(notice);
    }
    if (!notices.isEmpty()) {
      lines.add();
    }
  }
}
