package ncc.source.anonymous;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import ncc.source.layout.BlockTable;
import ncc.source.text.BlockFields;

/// Copies blocks of `key : value` lines by their layout, line by line: what it does not know is
/// left out, and so is the value of a field that is not known to be harmless.
final class BlockCopy {
  private final BlockTable table;
  private final Writer out;
  private final FieldCopy values;

  private BlockCopy(BlockTable table, Writer out, FieldCopy values) {
    this.table = table;
    this.out = out;
    this.values = values;
  }

  static AnonymousCopy of(BlockTable table) {
    return (in, to, pseudonyms) -> copy(table, in, to, pseudonyms);
  }

  private static void copy(BlockTable table, InputStream in, OutputStream to, Pseudonyms pseudonyms)
      throws IOException {
    var out = new BufferedWriter(new OutputStreamWriter(to, UTF_8));
    var copy = new BlockCopy(table, out, new FieldCopy(table.layout(), pseudonyms));
    var fields = table.fields(in);
    try {
      for (var field = fields.next(); field != null; field = fields.next()) {
        copy.line(field);
      }
    } finally {
      out.flush();
    }
  }

  private void line(BlockFields.Field field) throws IOException {
    switch (field.key()) {
      case BlockFields.PROMPT -> out.write(prompt(field.value()) + "\n");
      case BlockFields.NOTHING -> out.write(BlockFields.NOTHING + "\n");
      case BlockFields.ERROR -> out.write(BlockFields.ERROR + " " + Pseudonyms.REDACTED + "\n");
      default -> value(field);
    }
  }

  private String prompt(String line) {
    var typed = String.join(" ", table.typed());
    return "$ " + (table.isOfOther(line) ? Pseudonyms.REDACTED : typed);
  }

  /// A text that is cut off in a line stays so, also where the line is left out.
  private void value(BlockFields.Field field) throws IOException {
    boolean isKnown = table.keys().containsKey(field.key());
    if (isKnown) {
      out.write(field.key().equals(table.begin()) ? "\n" : "");
      out.write(field.key() + " : " + values.told(field.key(), BlockTable.text(field)));
      out.write(field.isEnded() || !field.more().isEmpty() ? "\n" : "");
    }
    out.write(field.isCutBefore(table.begin()) ? table.begin() + "\n" : "");
    if (!field.isEnded() && !(isKnown && field.more().isEmpty())) {
      out.write(Pseudonyms.REDACTED);
    }
  }
}
