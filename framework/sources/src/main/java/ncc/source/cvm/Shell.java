package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;

/// Where the commands of a CVM run: on this machine, or at the other end of a connection. Asked by
/// several threads at once.
public interface Shell {
  /// How its place is called in every origin and message, such as `ssh://nutanix@192.0.2.11`. It
  /// holds nothing secret.
  String place();

  /// Starts a command line of a POSIX shell, in a login shell: without its profile a CVM finds none
  /// of its commands.
  ///
  /// @throws IOException when it cannot be started; the message is one line for the operator
  Running start(String commandLine) throws IOException;

  /// A command that was started. Its two outputs are read by one thread each.
  interface Running extends AutoCloseable {
    InputStream output();

    InputStream errors();

    /// Waits for the end, which is near once the output has ended.
    ///
    /// @return 0 when the command did what it was asked
    /// @throws IOException when the command, or the way to it, was lost
    int exitCode() throws IOException, InterruptedException;

    /// Ends it, and whatever it started, if it still runs.
    @Override
    void close();
  }
}
