package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;
import ncc.source.text.Lines;
import ncc.spi.inventory.Caveat;
import org.jspecify.annotations.Nullable;

/// The last line that a command wrote to its error output, of what the log of its libraries left
/// there.
final class LastWords {
  private static final Pattern LOG = Pattern.compile("^[IWEF]\\d{8} .*");

  private volatile String line = "";

  /// Reads to the end, so that neither the command nor others on its connection are kept waiting.
  void listen(InputStream errors) {
    try {
      takeAll(errors);
      errors.transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // The command was ended: what it said before counts.
    }
  }

  private void takeAll(InputStream errors) throws IOException {
    try {
      var lines = new Lines(errors);
      for (var next = lines.next(); next != null; next = lines.next()) {
        take(next);
      }
    } catch (Lines.TooLongException _) {
      // Nobody can read it: what was said before counts.
    }
  }

  private void take(Lines.@Nullable Line next) {
    if (next != null && !next.text().isBlank() && !LOG.matcher(next.text()).matches()) {
      line = next.text().strip();
    }
  }

  /// `reason`, and what the command said of it.
  String behind(String reason) {
    return line.isEmpty() ? reason : reason + ": " + Caveat.quoted(line);
  }
}
