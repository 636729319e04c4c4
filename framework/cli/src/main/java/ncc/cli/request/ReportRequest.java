package ncc.cli.request;

import java.util.Optional;
import java.util.Set;

/// A report someone asked for: `html`, `html=fleet.html`, `json=-`.
///
/// @param format the report format's name
/// @param target a file, `-` for stdout, or empty for a file named as NCC names its own
public record ReportRequest(String format, Optional<String> target) {
  /// The names of standard output.
  private static final Set<String> STDOUT =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  public static ReportRequest parse(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new ReportRequest(text, Optional.empty())
        : new ReportRequest(text.substring(0, equals), Optional.of(text.substring(equals + 1)));
  }

  public boolean toStdout() {
    return target.filter(STDOUT::contains).isPresent();
  }
}
