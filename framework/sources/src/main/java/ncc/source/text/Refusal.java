package ncc.source.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import ncc.spi.inventory.Caveat;

/// The line in which a shell, or what reaches one, says why a command did not run or the command
/// why it failed. A login shell says the like of its own profile, so such a line counts only where
/// nothing of the output is there.
public final class Refusal {
  private static final Pattern REFUSED =
      Pattern.compile(
          String.join(
              "|",
              // -bash: acli: command not found; sh: 1: ncli: not found; zsh: command not found:
              // ncli
              "(?!Could not chdir ).*\\b(?:command )?not found(?:\\s*[:,].*)?",
              "(?!Could not chdir ).*: (?:No such file or directory|Permission denied|Not a"
                  + " directory|Is a directory|cannot execute.*|Exec format error|Operation not"
                  + " permitted|Text file busy|bad interpreter.*|Argument list too long|Cannot"
                  + " allocate memory|Resource temporarily unavailable|error while loading shared"
                  + " libraries.*)\\.?",
              ".*\\bis not recognized as (?:an internal|the name).*",
              "sudo: .*|.* is not in the sudoers file\\b.*|.*\\bnot allowed to execute\\b.*",
              "This account is currently not available\\.?",
              "(?:ssh|kex_exchange_identification|ssh_exchange_identification|ssh_askpass): .*",
              "(?:\\S+: )?Permission denied(?: \\(.*\\)|, please try again)\\.?",
              "Host key verification failed\\.?|Too many authentication failures.*",
              "(?:Connection (?:refused|reset|timed out|closed by)|No route to host|curl:"
                  + " \\(\\d+\\)).*",
              "(?:Segmentation fault|Bus error|Aborted|Killed|Terminated|Illegal instruction)"
                  + "(?: \\(core dumped\\))?"));

  private static final int MOST_LINES = 10_000;

  private Refusal() {}

  /// Why an output is not there, as the last such line of its text says.
  public static Optional<String> in(InputStream text) throws IOException {
    var lines = new Lines(text);
    Optional<String> why = Optional.empty();
    for (var line = lines.next(); line != null && line.number() < MOST_LINES; line = lines.next()) {
      var reason = reason(line.text().strip());
      why = reason.isPresent() ? reason : why;
    }
    return why;
  }

  private static Optional<String> reason(String line) {
    if (ErrorLine.matches(line)) {
      return Optional.of(ErrorLine.reason(line));
    }
    return REFUSED.matcher(line).matches()
        ? Optional.of("no output of the command stands in it, but " + Caveat.quoted(line))
        : Optional.empty();
  }
}
