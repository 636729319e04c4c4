package ncc.source.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import ncc.spi.message.FileFault;
import ncc.spi.setting.Settings;
import ncc.spi.source.SourceException;
import org.jspecify.annotations.Nullable;

/// A connection to one host, logged in.
final class SshConnection implements AutoCloseable {
  /// The fastest first: a command that is compiled by C1 alone takes half as long again with GCM.
  private static final String CIPHERS = "aes128-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com,";

  private static final int STEPS = 4;
  private static final String JUMP_BUFFER = String.valueOf(4 << 20);

  private final SshAddress address;
  private final Session session;
  private final Optional<SshConnection> jump;
  private final int timeoutMillis;

  private SshConnection(
      SshAddress address, Session session, Optional<SshConnection> jump, int timeoutMillis) {
    this.address = address;
    this.session = session;
    this.jump = jump;
    this.timeoutMillis = timeoutMillis;
  }

  /// @param keys decides whether the host is the right one, and keeps the key that it shows
  /// @param jump closed together with this one, and when this one cannot be opened
  /// @throws SshFailure one line for the operator
  static SshConnection open(
      SshAddress address,
      Settings settings,
      SshLogin login,
      HostKeys keys,
      Optional<SshConnection> jump)
      throws SshFailure {
    int timeout = SshSettings.millis(settings, SshSettings.CONNECT_TIMEOUT);
    @Nullable Session session = null;
    try {
      session = session(address, login, keys);
      session.setServerAliveInterval(SshSettings.millis(settings, SshSettings.KEEP_ALIVE));
      session.setServerAliveCountMax(2);
      if (jump.isPresent()) {
        session.setProxy(new JumpProxy(jump.get().session()));
      }
      connect(session, timeout);
      return new SshConnection(address, session, jump, timeout);
    } catch (JSchException | SourceException failed) {
      if (session != null) {
        session.disconnect();
      }
      jump.ifPresent(SshConnection::close);
      throw SshFailure.of(address, failed, keys, login);
    }
  }

  private static Session session(SshAddress address, SshLogin login, HostKeys keys)
      throws JSchException, SourceException {
    var jsch = new JSch();
    login.offerKeys(jsch);
    var session = jsch.getSession(address.user(), address.host(), address.port());
    session.setHostKeyRepository(keys);
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("cipher.s2c", CIPHERS + session.getConfig("cipher.s2c"));
    session.setConfig("cipher.c2s", CIPHERS + session.getConfig("cipher.c2s"));
    session.setConfig("max_input_buffer_size", JUMP_BUFFER);
    session.setThreadFactory(Thread.ofVirtual().factory());
    login.authenticate(session);
    return session;
  }

  /// The library times single reads alone, and none through a jump host.
  private static void connect(Session session, int timeout) throws JSchException {
    var guard = Thread.ofVirtual().start(() -> endAfter(session, (long) timeout * STEPS));
    try {
      session.connect(timeout);
    } finally {
      guard.interrupt();
    }
  }

  private static void endAfter(Session session, long millis) {
    try {
      Thread.sleep(Duration.ofMillis(millis));
      session.disconnect();
    } catch (InterruptedException _) {
      // It is connected, or has failed.
    }
  }

  SshAddress address() {
    return address;
  }

  Session session() {
    return session;
  }

  int timeoutMillis() {
    return timeoutMillis;
  }

  @Override
  public void close() {
    session.disconnect();
    jump.ifPresent(SshConnection::close);
  }

  /// The hosts that the operator knows.
  static HostKeys hostKeys(Settings settings) throws SourceException {
    var file = SshSettings.knownHosts(settings);
    try {
      return HostKeys.of(file, SshSettings.isNewAccepted(settings));
    } catch (IOException unreadable) {
      throw unreadable(file, FileFault.reason(unreadable), unreadable);
    } catch (JSchException damaged) {
      throw unreadable(file, String.valueOf(damaged.getMessage()), damaged);
    }
  }

  private static SourceException unreadable(Path file, String why, Exception cause) {
    return new SourceException("known-hosts " + file + ": cannot be read: " + why, cause);
  }
}
