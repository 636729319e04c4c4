package ncc.report.csv;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/// A row under way; cells that nobody sets are empty.
final class Row {
  private static final Column[] COLUMNS = Column.values();
  private static final String END = "\r\n";

  private final Map<Column, String> cells;

  private Row(Map<Column, String> cells) {
    this.cells = cells;
  }

  static Row empty() {
    return new Row(new EnumMap<>(Column.class));
  }

  static Row headers() {
    var row = empty();
    for (var column : COLUMNS) {
      row.cells.put(column, column.header());
    }
    return row;
  }

  /// Another row with the same cells.
  Row copy() {
    return new Row(new EnumMap<>(cells));
  }

  Row put(Column column, String text) {
    cells.put(column, Cell.text(text));
    return this;
  }

  Row put(Column column, Values values) {
    cells.put(column, Cell.guarded(values.line()));
    return this;
  }

  void write(Appendable out) throws IOException {
    for (int i = 0; i < COLUMNS.length; i++) {
      out.append(i == 0 ? "" : ",").append(Cell.quoted(cells.getOrDefault(COLUMNS[i], "")));
    }
    out.append(END);
  }
}
