package ncc.cli.terminal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The process around the command, so that a test can be one.
///
/// @param out for results
/// @param err for progress and messages
/// @param screen what stdout and stderr are shown on
/// @param variables the environment
/// @param home where ncc is installed, with its `plugins` folder; empty when run from classes
/// @param version what this was built from
/// @param clock the one clock of the process
public record Environment(
    PrintStream out,
    PrintStream err,
    Screen screen,
    Map<String, String> variables,
    Optional<Path> home,
    Version version,
    InstantSource clock) {

  /// What a person looks at.
  ///
  /// @param outIsTerminal stdout goes to a terminal
  /// @param errIsTerminal stderr goes to a terminal
  /// @param columns its width; 80 when unknown
  public record Screen(boolean outIsTerminal, boolean errIsTerminal, int columns) {}

  /// What this was built from.
  ///
  /// @param number such as 0.1.0, or with what lies between it and this
  /// @param revision the commit; `unknown` when built outside a checkout
  /// @param time of the commit, in UTC; `unknown` likewise
  public record Version(String number, String revision, String time) {
    public Version(String number, String revision) {
      this(number, revision, "unknown");
    }
  }

  public Environment {
    variables = Map.copyOf(variables);
  }

  /// The same by another clock.
  public Environment at(InstantSource other) {
    return new Environment(out, err, screen, variables, home, version, other);
  }

  /// Writes what was printed. Whoever prints is not told that it is lost: that is kept until
  /// somebody asks.
  ///
  /// @throws Failure when not all of stdout could be written
  public void requireStdout() throws Failure {
    if (out.checkError()) {
      throw new Failure(
          ExitCode.ERR,
          "stdout cannot be written: nobody takes what is written there, or its disk is full");
    }
  }

  /// A non-empty environment variable.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /// Who types, as the system knows them.
  public String user() {
    return variable("SUDO_USER")
        .or(() -> variable("USER"))
        .or(() -> variable("LOGNAME"))
        .or(() -> Optional.ofNullable(System.getProperty("user.name")).filter(n -> !n.equals("?")))
        .orElse("unknown");
  }

  /// Where state is kept, by the XDG base directory rules; relative values count as unset there.
  public Path stateFolder() {
    return xdg("XDG_STATE_HOME", ".local/state").resolve("ncc");
  }

  /// Where the user's configuration is kept.
  public Path configFolder() {
    return xdg("XDG_CONFIG_HOME", ".config").resolve("ncc");
  }

  private Path xdg(String name, String below) {
    return variable(name)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(variable("HOME").orElse("/")).resolve(below));
  }

  /// Colour is for terminals whose owner did not decline it (no-color.org).
  public boolean mayColour() {
    return screen.outIsTerminal()
        && variable("NO_COLOR").isEmpty()
        && !variable("TERM").equals(Optional.of("dumb"));
  }
}
