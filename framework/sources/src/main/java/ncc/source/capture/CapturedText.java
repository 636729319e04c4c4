package ncc.source.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import ncc.source.text.JsonText;
import ncc.source.text.Utf8Stream;

/// The text of a file of a capture. Of one of Prism's answers that was copied from a terminal, what
/// the terminal showed around it is none of it.
///
/// @param folder of the capture
/// @param within its name within the folder
record CapturedText(Path folder, String within) {
  /// Nothing that looks like JSON stands in a file of it.
  boolean isWithoutJson() throws IOException {
    return isOfJson() && linesAbove() < 0;
  }

  /// @param bytes of the file
  InputStream of(InputStream bytes) throws IOException {
    var text = new Utf8Stream(bytes);
    return isOfJson() && isPasted() ? new JsonText(text) : text;
  }

  private boolean isOfJson() {
    return within.endsWith(".json");
  }

  private boolean isPasted() throws IOException {
    int above = linesAbove();
    return above > 0 || (above == 0 && !endsInJson());
  }

  private int linesAbove() throws IOException {
    try (var in = new Utf8Stream(OwnFile.open(folder, within))) {
      return JsonText.linesAbove(in);
    }
  }

  private boolean endsInJson() throws IOException {
    int last = OwnFile.last(folder, within);
    return last == '}' || last == ']';
  }
}
