package ncc.testkit.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/// One command line that came over SSH, in a thread of its own.
final class CvmSession implements Command {
  private static final int LOST = 255;

  private final CvmShell shell;
  private final String line;
  private @Nullable OutputStream out;
  private @Nullable OutputStream err;
  private @Nullable ExitCallback exit;
  private @Nullable Thread thread;

  CvmSession(CvmShell shell, String line) {
    this.shell = shell;
    this.line = line;
  }

  @Override
  public void setInputStream(InputStream in) {
    // No command of a CVM that ncc runs reads anything.
  }

  @Override
  public void setOutputStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void setErrorStream(OutputStream err) {
    this.err = err;
  }

  @Override
  public void setExitCallback(ExitCallback exit) {
    this.exit = exit;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    thread = Thread.ofVirtual().name("cvm-command").start(() -> run(channel));
  }

  @Override
  public void destroy(ChannelSession channel) {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run(ChannelSession channel) {
    var ended = Objects.requireNonNull(exit);
    try {
      ended.onExit(shell.run(line, Objects.requireNonNull(out), Objects.requireNonNull(err)));
    } catch (Delivery.Lost lost) {
      channel.getSession().close(true);
    } catch (IOException | InterruptedException nobodyListens) {
      ended.onExit(LOST, String.valueOf(nobodyListens.getMessage()));
    }
  }
}
