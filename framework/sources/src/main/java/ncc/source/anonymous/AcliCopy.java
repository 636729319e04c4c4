package ncc.source.anonymous;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Locale;
import ncc.source.cvm.AcliTable;
import ncc.spi.inventory.PowerState;

/// Copies the list of VMs that `acli vm.list` prints, row by row, as its reader takes it apart.
final class AcliCopy {
  private static final String HEADING = "VM name                    VM UUID\n";

  private AcliCopy() {}

  /// @param power of the VMs in the list
  static AnonymousCopy of(PowerState power) {
    return (in, to, pseudonyms) -> {
      var out = new BufferedWriter(new OutputStreamWriter(to, UTF_8));
      copy(new AcliTable(in, power), out, pseudonyms);
      out.flush();
    };
  }

  private static void copy(AcliTable table, Writer out, Pseudonyms pseudonyms) throws IOException {
    boolean isEmpty = true;
    for (var row = table.next(); row != null; row = table.next()) {
      out.write(isEmpty ? HEADING : "");
      isEmpty = false;
      out.write(
          String.format(
              Locale.ROOT, "%-26s %s\n", pseudonyms.vm(row.name()), pseudonyms.uuid(row.uuid())));
    }
    if (isEmpty && table.damage().isEmpty()) {
      out.write(HEADING);
    } else if (table.damage().isPresent() && table.line() > 0) {
      // A row without a UUID says to the reader what it said before: the list is cut off.
      out.write(Pseudonyms.REDACTED);
    }
  }
}
