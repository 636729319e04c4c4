package ncc.source.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import ncc.source.cvm.Shell;

/// A command that runs at the other end, in a channel of its own.
final class SshCommand implements Shell.Running {
  /// What a server may send before it has to wait for us.
  private static final int WINDOW = 4 << 20;

  private static final int PACKET = 1 << 15;
  private static final int POLL_MILLIS = 2;

  private final ChannelExec channel;
  private final Session session;
  private final Semaphore channels;
  private final Pipe output = new Pipe(WINDOW);
  private final Pipe errors = new Pipe(1 << 20);
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private SshCommand(ChannelExec channel, Session session, Semaphore channels) {
    this.channel = channel;
    this.session = session;
    this.channels = channels;
  }

  /// @param channels of which one is taken until the command is closed
  static SshCommand start(Session session, Semaphore channels, String line, int timeoutMillis)
      throws IOException {
    acquire(channels);
    try {
      var channel = channel(session);
      var command = new SshCommand(channel, session, channels);
      channel.setCommand(line);
      channel.setOutputStream(command.output);
      channel.setErrStream(command.errors);
      channel.setLocalWindowSizeMax(WINDOW);
      channel.setLocalPacketSize(PACKET);
      channel.connect(timeoutMillis);
      return command;
    } catch (JSchException refused) {
      channels.release();
      throw new IOException("it could not be started: " + refused.getMessage(), refused);
    }
  }

  /// There is none, and no reason, where the session ends at this moment.
  private static ChannelExec channel(Session session) throws JSchException {
    if (session.openChannel("exec") instanceof ChannelExec channel) {
      return channel;
    }
    throw new JSchException("session is down");
  }

  private static void acquire(Semaphore channels) throws IOException {
    try {
      channels.acquire();
    } catch (InterruptedException stopped) {
      throw new IOException("it was not started: time is up", stopped);
    }
  }

  @Override
  public InputStream output() {
    return output.source();
  }

  @Override
  public InputStream errors() {
    return errors.source();
  }

  @Override
  public int exitCode() throws IOException, InterruptedException {
    while (!channel.isClosed() && session.isConnected()) {
      Thread.sleep(POLL_MILLIS);
    }
    int status = channel.getExitStatus();
    if (status >= 0) {
      return status;
    }
    throw new IOException(
        channel.getExitSignal() != null
            ? "it was killed by signal " + channel.getExitSignal()
            : "the connection was lost");
  }

  /// Whether a server ends what still runs there is its own decision; it is asked to.
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      output.abandon();
      errors.abandon();
      if (!channel.isClosed()) {
        kill();
      }
      channel.disconnect();
      channels.release();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // The library declares no less.
  private void kill() {
    try {
      channel.sendSignal("KILL");
    } catch (Exception _) {
      // The connection is gone, and with it all that could be asked.
    }
  }
}
