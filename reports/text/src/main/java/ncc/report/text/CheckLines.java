package ncc.report.text;

import java.io.IOException;
import java.util.List;

/// One line per check: its path, and its state in a column that lines up.
///
/// @param column where the states begin
record CheckLines(List<ShownCheck> checks, int column) {
  private static final int GAP = 2;
  private static final int BRACKET = "[ PASS ]".length();

  CheckLines {
    checks = List.copyOf(checks);
  }

  /// With the states at `column`, or further right when a path is too long for that.
  static CheckLines from(int column, List<ShownCheck> checks) {
    int longest = checks.stream().mapToInt(check -> check.path().length()).max().orElse(0);
    return new CheckLines(checks, Math.max(column, longest + GAP));
  }

  /// @param end what follows the bracket: nothing or the download's space
  void write(boolean colour, String end, Lines lines) throws IOException {
    for (ShownCheck check : checks) {
      var pad = " ".repeat(column - check.path().length());
      lines.add(check.path(), pad, check.state().bracketed(colour), end);
    }
  }

  /// The dashes with which the command ends its list, as wide as the list.
  String rule() {
    return "-".repeat(column + BRACKET - 1) + "+";
  }
}
