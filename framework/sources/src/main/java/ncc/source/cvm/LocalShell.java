package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
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
    var command = Stream.concat(argv.stream(), Stream.of(commandLine)).toList();
    var process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    return new LocalProcess(process);
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
