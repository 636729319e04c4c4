package ncc.report.text;

import java.io.IOException;

/// Writes lines, each ended by `\n`, as they come.
record Lines(Appendable out) {
  /// One line made of `parts`; an empty one without.
  void add(String... parts) throws IOException {
    for (String part : parts) {
      out.append(part);
    }
    out.append('\n');
  }
}
