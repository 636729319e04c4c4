package ncc.report.csv;

import java.util.ArrayList;
import java.util.List;

/// A strict reader of RFC 4180, cells in quotes or not; throws at what the RFC does not allow.
final class Rfc4180 {
  private final String text;
  private final char separator;
  private int at;

  private Rfc4180(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  static List<List<String>> read(String text) {
    var reader = new Rfc4180(text, ',');
    var rows = new ArrayList<List<String>>();
    while (reader.at < text.length()) {
      rows.add(reader.row());
    }
    return rows;
  }

  private List<String> row() {
    var cells = new ArrayList<String>();
    do {
      cells.add(text.charAt(at) == '"' ? quoted() : bare());
    } while (skips(separator));
    if (!skips('\r') || !skips('\n')) {
      throw new IllegalArgumentException("no line end at " + at + ": " + text.substring(at));
    }
    return cells;
  }

  private String bare() {
    int from = at;
    while ("\",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() {
    var cell = new StringBuilder();
    at++;
    while (true) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (skips('"')) {
        cell.append('"');
      } else {
        return cell.toString();
      }
    }
  }

  private boolean skips(char wanted) {
    boolean found = at < text.length() && text.charAt(at) == wanted;
    at += found ? 1 : 0;
    return found;
  }
}
