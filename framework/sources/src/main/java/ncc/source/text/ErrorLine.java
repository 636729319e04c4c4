package ncc.source.text;

import java.util.regex.Pattern;
import ncc.spi.inventory.Caveat;

/// The lines in which a command says that it failed, wherever they stand in its output. A banner
/// may hold any other text, so what says nothing of an error is passed over.
public final class ErrorLine {
  private static final Pattern ERROR =
      Pattern.compile(
          String.join(
              "|",
              "(?i:(?:\\w+ )?(?:error|fatal|critical|exception))\\s*:.*", // Error: Bad credentials
              // Failed to connect; not what ssh says of a home that is not there
              "(?i:failure:|(?:failed|unable) to\\b|cannot\\b|could not\\b(?! chdir)).*",
              "(?:ERROR|FATAL|CRITICAL)\\b.*", // ERROR cli.py:77 …
              "(?:\\w+\\.)*\\w+(?:Error|Exception)\\s*:.*", // requests.ConnectionError: …
              "Traceback \\(most recent call last\\):.*"));

  private ErrorLine() {}

  public static boolean matches(String line) {
    return ERROR.matcher(line.strip()).matches();
  }

  /// Why an output with such a line is not all of it.
  public static String reason(String line) {
    return "the command reports an error: " + Caveat.quoted(line.strip());
  }
}
