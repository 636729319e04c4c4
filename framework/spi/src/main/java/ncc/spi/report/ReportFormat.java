package ncc.spi.report;

import java.io.IOException;
import java.util.Optional;
import ncc.spi.run.Run;

/// A way to write a run down. Stateless, found by [java.util.ServiceLoader]. The same run and
/// options give the same characters, with `\n` as line end unless the format's standard has
/// another; the caller encodes them as UTF-8.
public interface ReportFormat {
  /// What it is asked for by, such as `html`: `[a-z][a-z0-9-]*`.
  String name();

  /// File name extension without the dot.
  String extension();

  /// Writes `run` to `out`, as it goes: a large run is never held as one string. Names in the run
  /// are hostile; escaping them is the format's duty, of which [PrintableText] does a part.
  void render(Run run, ReportOptions options, Appendable out) throws IOException;

  /// How it writes plans; empty where it does not.
  default Optional<PlanFormat> plans() {
    return Optional.empty();
  }

  /// How it writes tables; empty where it does not.
  default Optional<TableFormat> tables() {
    return Optional.empty();
  }
}
