package ncc.server.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;

/// The facts of runs as Prometheus reads them, written by the report format that writes the
/// textfile: one fact has one name in both. All are gauges, which both exposition formats write
/// alike.
///
/// @param format the one called `prometheus`
record Facts(ReportFormat format) {
  /// What a run as a whole tells, and when; here each check has a time of its own.
  private static final List<String> OF_ONE_RUN =
      List.of("ncc_run_", "ncc_check_last_run_", "ncc_check_last_success_");

  byte[] of(Run run) {
    try {
      var text = new StringBuilder();
      format.render(run, ReportOptions.plain(), text);
      return text.toString()
          .lines()
          .filter(line -> !isOfOneRun(line))
          .collect(Collectors.joining("\n", "", "\n"))
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfOneRun(String line) {
    var name = line.startsWith("# HELP ") || line.startsWith("# TYPE ") ? line.substring(7) : line;
    return name.isEmpty() || OF_ONE_RUN.stream().anyMatch(name::startsWith) || isEnd(name);
  }

  private static boolean isEnd(String line) {
    return line.startsWith("# EOF");
  }
}
