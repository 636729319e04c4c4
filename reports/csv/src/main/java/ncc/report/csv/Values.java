package ncc.report.csv;

import java.util.Optional;
import java.util.StringJoiner;
import ncc.spi.report.PrintableText;

/// Named values in one cell: `name=value; name=value`. Inside a value, a semicolon is an escape, so
/// no value can look like two.
final class Values {
  private final StringJoiner pairs = new StringJoiner("; ");

  Values add(String name, Object value) {
    pairs.add(part(name) + "=" + part(value.toString()));
    return this;
  }

  Values add(String name, Optional<?> value) {
    value.ifPresent(known -> add(name, known));
    return this;
  }

  private static String part(String text) {
    return PrintableText.of(text).replace(";", "\\u003b");
  }

  /// On one line.
  String line() {
    return pairs.toString();
  }
}
