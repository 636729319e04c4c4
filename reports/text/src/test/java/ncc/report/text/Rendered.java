package ncc.report.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import ncc.spi.report.ReportOptions;
import ncc.spi.report.ReportOptions.Layout;
import ncc.spi.run.Run;

/// The report of a run as one string.
final class Rendered {
  private Rendered() {}

  static String command(Run run) {
    return in(Layout.COMMAND, run);
  }

  static String download(Run run) {
    return in(Layout.DOWNLOAD, run);
  }

  static String in(Layout layout, Run run) {
    return with(new ReportOptions(layout, false, Locale.ENGLISH, Optional.empty()), run);
  }

  static String with(ReportOptions options, Run run) {
    try {
      var out = new StringBuilder();
      new TextReport().render(run, options, out);
      return out.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
