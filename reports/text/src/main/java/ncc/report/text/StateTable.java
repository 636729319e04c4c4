package ncc.report.text;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// NCC's table of how many checks are in which state. States without a check have no row.
record StateTable(List<ShownCheck> checks) {
  private static final String BORDER = "+-----------------------+";

  StateTable {
    checks = List.copyOf(checks);
  }

  /// As the command prints it: Pass first.
  void writeBestFirst(Lines lines) throws IOException {
    write(Arrays.asList(NccState.values()), lines);
  }

  /// As the download has it: the worst first.
  void writeWorstFirst(Lines lines) throws IOException {
    write(Arrays.asList(NccState.values()).reversed(), lines);
  }

  private void write(List<NccState> order, Lines lines) throws IOException {
    lines.add(BORDER);
    lines.add(row("State", "Count"));
    lines.add(BORDER);
    for (NccState state : order) {
      long count = checks.stream().filter(check -> check.state() == state).count();
      if (count > 0) {
        lines.add(row(state.label(), count));
      }
    }
    lines.add(row("Total Plugins", checks.size()));
    lines.add(BORDER);
  }

  private static String row(String label, Object value) {
    return String.format(Locale.ROOT, "| %-13s | %-5s |", label, value);
  }
}
