package ncc.report.text;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// What `ncc` prints on a CVM: head, states, details, table. Notices stand between the table and
/// the last line, where no reader of NCC's text looks for a check and where a person's eye ends.
final class CommandLayout {
  /// Fits 80 columns, so that short paths do not wrap on a small terminal.
  private static final int STATE_COLUMN = 72;

  private static final String BAR = "[" + "=".repeat(50) + "] 100%";

  private CommandLayout() {}

  static void write(Run run, ClusterRun cluster, boolean colour, Lines lines) throws IOException {
    var checks = ShownCheck.of(cluster);
    lines.add();
    new Header(run.startedAt(), cluster.cluster()).write(lines);
    lines.add();
    lines.add();
    lines.add("Running : ", RunningWords.of(run, checks));
    lines.add(BAR);
    var list = CheckLines.from(STATE_COLUMN, checks);
    list.write(colour, "", lines);
    lines.add(list.rule());
    writeDetails(cluster, Recheck.of(run), checks, lines);
    new StateTable(checks).writeBestFirst(lines);
    for (String notice : Notices.of(run, cluster)) {
      lines.add(notice);
    }
  }

  private static void writeDetails(
      ClusterRun cluster, Recheck recheck, List<ShownCheck> checks, Lines lines)
      throws IOException {
    var details = new Details(cluster.cluster(), Optional.of(recheck));
    boolean first = true;
    for (ShownCheck check : ShownCheck.unhealthy(checks)) {
      if (!first) {
        lines.add();
      }
      first = false;
      details.write(check, lines);
    }
  }
}
