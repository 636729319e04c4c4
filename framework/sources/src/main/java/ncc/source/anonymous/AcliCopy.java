package ncc.source.anonymous;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Locale;
import ncc.source.cvm.AcliVmList;
import ncc.source.cvm.Lines;
import ncc.source.partial.VmUuid;

/// Copies the list of VMs that `acli vm.list` prints, row by row, as its reader takes it apart.
final class AcliCopy {
  private final Writer out;
  private final Pseudonyms pseudonyms;
  private final StringBuilder begun = new StringBuilder();

  private AcliCopy(Writer out, Pseudonyms pseudonyms) {
    this.out = out;
    this.pseudonyms = pseudonyms;
  }

  static void copy(InputStream in, OutputStream to, Pseudonyms pseudonyms) throws IOException {
    var out = new BufferedWriter(new OutputStreamWriter(to, UTF_8));
    new AcliCopy(out, pseudonyms).copy(new Lines(in));
    out.flush();
  }

  private void copy(Lines lines) throws IOException {
    for (var line = lines.next(); line != null; line = lines.next()) {
      var text = line.text().stripTrailing();
      if (AcliVmList.endsWithUuid(text)) {
        row(begun + text);
      } else if (AcliVmList.isHeading(line)) {
        out.write("VM name                    VM UUID\n");
      } else {
        begun.append(line.text()).append('\n');
      }
    }
    // A row without a UUID says to the reader what it said before: the list is cut off.
    out.write(begun.toString().isBlank() ? "" : Pseudonyms.REDACTED);
  }

  private void row(String text) throws IOException {
    int uuid = text.length() - VmUuid.LENGTH;
    out.write(
        String.format(
            Locale.ROOT,
            "%-26s %s\n",
            pseudonyms.vm(text.substring(0, uuid).stripTrailing()),
            pseudonyms.uuid(text.substring(uuid))));
    begun.setLength(0);
  }
}
