package ncc.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import ncc.cli.serve.DaemonLog;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.UnaskedEnd;

/// The process: gathers what it needs from the outside, runs one command, ends with its code.
///
/// Stdout is for results: what a plugin prints itself goes to stderr.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var environment = environment();
    System.setOut(System.err);
    UnaskedEnd.watch(environment.err());
    end(run(environment, args));
  }

  /// Runs one command in a process that goes on, as tests do.
  ///
  /// @return its exit code; all it printed is flushed
  public static int run(Environment environment, String... words) {
    int code = CommandLine.run(environment, words);
    environment.out().flush();
    environment.err().flush();
    return code;
  }

  /// Ends threads of checks that were left behind, too. System.exit would first look in every jar
  /// for somebody to tell, which takes as long as many a command; but when a signal ends the
  /// process already, it is the call that waits for what is still being put away.
  private static void end(int code) {
    if (isEnding()) {
      System.exit(code);
    }
    Runtime.getRuntime().halt(code);
  }

  private static boolean isEnding() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread("none"));
      return false;
    } catch (IllegalStateException _) {
      return true;
    }
  }

  /// The process as it was started.
  public static Environment environment() {
    DaemonLog.prepare();
    return new Environment(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        screen(),
        System.getenv(),
        Optional.ofNullable(System.getProperty("ncc.home")).map(Path::of),
        Built.version(),
        InstantSource.system());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  /// The launcher knows what the shell knows: which streams are terminals, and how wide.
  private static Environment.Screen screen() {
    var terminals = System.getProperty("ncc.tty", "");
    return new Environment.Screen(
        terminals.contains("out"),
        terminals.contains("err"),
        columns(System.getProperty("ncc.columns", "")));
  }

  private static int columns(String text) {
    return text.matches("[1-9]\\d{1,3}") ? Integer.parseInt(text) : 80;
  }
}
