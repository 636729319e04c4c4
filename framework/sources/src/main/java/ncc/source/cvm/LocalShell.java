package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The login shell of this machine.
///
/// @param argv what runs the command line that is appended to it
record LocalShell(List<String> argv) implements Shell {
  static final LocalShell LOGIN = new LocalShell(List.of("bash", "-lc"));

  LocalShell {
    argv = List.copyOf(argv);
  }

  @Override
  public String place() {
    return "cvm:";
  }

  @Override
  public Running start(String commandLine) throws IOException {
    var command = Stream.concat(argv.stream(), Stream.of(ascii(commandLine))).toList();
    var process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    return new LocalProcess(process);
  }

  /// Java hands over what its locale can write, and a scheduler's locale writes ASCII alone: there
  /// the shell itself has to make the bytes of a name.
  private static String ascii(String commandLine) {
    if (commandLine.chars().allMatch(character -> character < 0x80)) {
      return commandLine;
    }
    var escaped = new StringBuilder("eval $'");
    for (byte one : commandLine.getBytes(StandardCharsets.UTF_8)) {
      escaped.append(String.format("\\x%02x", one));
    }
    return escaped.append('\'').toString();
  }

  private record LocalProcess(Process process) implements Running {
    @Override
    public InputStream output() {
      return process.getInputStream();
    }

    @Override
    public InputStream errors() {
      return process.getErrorStream();
    }

    @Override
    public int exitCode() throws InterruptedException {
      return process.waitFor();
    }

    /// The commands are scripts: what hangs is a child of theirs.
    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
