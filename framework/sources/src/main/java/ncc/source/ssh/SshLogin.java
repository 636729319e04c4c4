package ncc.source.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.message.FileFault;
import ncc.spi.setting.InputFile;
import ncc.spi.setting.Secret;
import ncc.spi.setting.SecretException;
import ncc.spi.setting.Settings;
import ncc.spi.source.SourceException;

/// With what to log in: keys, an agent, a password.
///
/// @param keys files of private keys
/// @param agent the socket of an agent
record SshLogin(
    List<Path> keys, Optional<Secret> passphrase, Optional<Path> agent, Optional<Secret> password) {
  /// Offers nothing.
  static final SshLogin NOBODY =
      new SshLogin(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final List<String> USUAL = List.of("id_ed25519", "id_rsa");

  SshLogin {
    keys = List.copyOf(keys);
  }

  static SshLogin of(Settings settings, Path ssh) {
    var keys =
        settings
            .file(SshSettings.IDENTITY_FILE.name())
            .map(List::of)
            .orElseGet(() -> usual(ssh).toList());
    return new SshLogin(
        keys,
        settings.secret(SshSettings.PASSPHRASE.name()),
        settings.file(SshSettings.AGENT.name()),
        settings.secret(SshSettings.PASSWORD.name()));
  }

  private static Stream<Path> usual(Path ssh) {
    return USUAL.stream().map(ssh::resolve).filter(Files::isReadable);
  }

  /// The agent's keys, or those of the files.
  void offerKeys(JSch jsch) throws SourceException {
    if (agent.isPresent()) {
      offerAgent(jsch, agent.get());
    } else {
      for (Path key : keys) {
        offer(jsch, key);
      }
    }
  }

  private static void offerAgent(JSch jsch, Path socket) throws SourceException {
    try {
      var connector = new SSHAgentConnector(socket);
      if (!connector.isAvailable()) {
        throw new SourceException("agent " + socket + ": no such socket");
      }
      jsch.setIdentityRepository(new AgentIdentityRepository(connector));
    } catch (AgentProxyException closed) {
      throw new SourceException("agent " + socket + ": " + closed.getMessage(), closed);
    }
  }

  private void offer(JSch jsch, Path file) throws SourceException {
    try {
      InputFile.require(file);
    } catch (IOException unreadable) {
      throw new SourceException(
          "identity-file " + file + ": cannot be read: " + FileFault.reason(unreadable),
          unreadable);
    }
    if (!Files.isReadable(file)) {
      throw new SourceException("identity-file " + file + ": cannot be read: permission denied");
    }
    KeyFile.checkPrivate(file);
    var secret = passphrase.isPresent() ? revealed(passphrase.get()) : "";
    try {
      var key = KeyPair.load(jsch, file.toString());
      if (key.isEncrypted() && !key.decrypt(secret.getBytes(StandardCharsets.UTF_8))) {
        throw new SourceException("identity-file " + file + ": " + locked());
      }
      key.dispose();
      jsch.addIdentity(file.toString(), secret.getBytes(StandardCharsets.UTF_8));
    } catch (JSchException unreadable) {
      throw new SourceException("identity-file " + file + ": is no private key", unreadable);
    }
  }

  private static String revealed(Secret secret) throws SourceException {
    try {
      return secret.reveal();
    } catch (SecretException e) {
      throw new SourceException(String.valueOf(e.getMessage()), e);
    }
  }

  private String locked() {
    return passphrase
        .map(secret -> "the passphrase in " + secret + " does not open it")
        .orElse("it is encrypted; passphrase-file says where its passphrase is");
  }

  void authenticate(Session session) throws SourceException {
    if (password.isPresent()) {
      session.setPassword(revealed(password.get()).getBytes(StandardCharsets.UTF_8));
      session.setConfig("PreferredAuthentications", "publickey,keyboard-interactive,password");
    } else {
      session.setConfig("PreferredAuthentications", "publickey");
    }
  }

  /// What was offered, without anything secret.
  @Override
  public String toString() {
    var offered =
        Stream.concat(
            agent.isPresent() ? agent.map(a -> "agent " + a).stream() : keys.stream(),
            password.map(secret -> "password in " + secret).stream());
    var all = String.join(", ", offered.map(Object::toString).toList());
    return all.isEmpty() ? "no key and no password" : all;
  }
}
