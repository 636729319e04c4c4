package ncc.source.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/// An SSH server on loopback that knows the commands of a CVM by heart.
final class TestCvm implements AutoCloseable {
  static final String USER = "nutanix";
  static final String PASSWORD = "planted-s3cret";

  private final SshServer server = SshServer.setUpDefaultServer();
  private final KeyPair hostKey;
  private final Map<String, Answer> answers = new HashMap<>();

  /// What a command does.
  interface Answer {
    /// @return its exit code; empty for never ending
    Optional<Integer> run(OutputStream out, OutputStream err, ChannelSession channel)
        throws IOException;
  }

  TestCvm(KeyPair hostKey) {
    this.hostKey = hostKey;
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator(
        (user, password, _) -> user.equals(USER) && password.equals(PASSWORD));
    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
    server.setCommandFactory((_, line) -> new Canned(answers.get(line)));
  }

  static KeyPair key(String type, int size) throws Exception {
    return KeyUtils.generateKeyPair(type, size);
  }

  TestCvm start() throws IOException {
    server.start();
    return this;
  }

  TestCvm accepting(PublicKey key) {
    server.setPublickeyAuthenticator(
        (user, shown, _) -> user.equals(USER) && KeyUtils.compareKeys(shown, key));
    return this;
  }

  TestCvm answering(String command, String text) {
    return answering(
        command,
        (out, _, _) -> {
          out.write(text.getBytes(StandardCharsets.UTF_8));
          return Optional.of(0);
        });
  }

  TestCvm answering(String command, Answer answer) {
    answers.put("bash -lc '" + command + "'", answer);
    return this;
  }

  int port() {
    return server.getPort();
  }

  String knownHostsLine() {
    return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n";
  }

  String fingerprint() {
    return KeyUtils.getFingerPrint(hostKey.getPublic());
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  /// As ssh-keygen writes it.
  static String privateKey(KeyPair key) throws Exception {
    var text = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "a test", null, text);
    return text.toString(StandardCharsets.US_ASCII);
  }

  private static final class Canned implements Command {
    private final @org.jspecify.annotations.Nullable Answer answer;
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (_, _, _) -> {};

    Canned(@org.jspecify.annotations.Nullable Answer answer) {
      this.answer = answer;
    }

    @Override
    public void setInputStream(java.io.InputStream in) {}

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
      Thread.ofVirtual().start(() -> run(channel));
    }

    private void run(ChannelSession channel) {
      try {
        if (answer == null) {
          err.write("bash: command not found\n".getBytes(StandardCharsets.UTF_8));
        }
        var code = answer == null ? Optional.of(127) : answer.run(out, err, channel);
        out.flush();
        err.flush();
        code.ifPresent(exit::onExit);
      } catch (IOException _) {
        exit.onExit(255);
      }
    }

    @Override
    public void destroy(ChannelSession channel) {}
  }
}
