package ncc.source.ssh;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import ncc.source.cvm.Shell;
import ncc.source.cvm.ShellWord;

/// The login shell of a host, over one connection for all commands.
final class SshShell implements Shell {
  /// sshd allows ten at a time unless it is told otherwise (MaxSessions).
  private static final int CHANNELS = 8;

  private final SshConnection connection;
  private final Semaphore channels = new Semaphore(CHANNELS);

  SshShell(SshConnection connection) {
    this.connection = connection;
  }

  @Override
  public String place() {
    return connection.address().toString();
  }

  @Override
  public Running start(String commandLine) throws IOException {
    var line = "bash -lc " + ShellWord.of(commandLine);
    return SshCommand.start(connection.session(), channels, line, connection.timeoutMillis());
  }
}
