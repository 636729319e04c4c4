package ncc.testkit.cvm;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import ncc.testkit.GeneratedFleet;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;

/// A CVM on loopback: an SSH server with a host key of its own that runs [CvmCommands] for the user
/// `nutanix`, who comes with a password or a public key.
///
/// ```java
/// try (var cvm = CvmSimulator.start(new GeneratedFleet(600, 1))) {
///   Files.writeString(knownHosts, cvm.knownHosts());
///   … "ssh://nutanix@127.0.0.1:" + cvm.port() …
/// }
/// ```
public final class CvmSimulator implements AutoCloseable {
  /// The one user there is.
  public static final String USER = "nutanix";

  private static final String LOOPBACK = "127.0.0.1";

  private final SshServer server;
  private final CvmSetup setup;
  private final PublicKey hostKey;
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  private CvmSimulator(CvmSetup setup, KeyPair hostKey) {
    this.server = SshServer.setUpDefaultServer();
    this.setup = setup;
    this.hostKey = hostKey.getPublic();
    server.setHost(LOOPBACK);
    server.setPort(setup.port());
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator(
        (user, password, _) -> user.equals(USER) && password.equals(setup.password()));
  }

  /// Starts a CVM in which everything works.
  public static CvmSimulator start(GeneratedFleet fleet) throws IOException {
    return start(CvmSetup.of(fleet));
  }

  /// Starts a CVM in which some commands fail.
  public static CvmSimulator start(GeneratedFleet fleet, CvmFaults faults) throws IOException {
    return start(CvmSetup.of(fleet).faults(faults));
  }

  /// Starts a CVM; it accepts connections when this returns.
  ///
  /// @throws IOException when the port is taken or a key cannot be read
  public static CvmSimulator start(CvmSetup setup) throws IOException {
    try {
      var cvm = new CvmSimulator(setup, hostKey());
      cvm.server.setPublickeyAuthenticator(keys(setup.authorizedKeys()));
      var commands = CvmCommands.of(setup.capture(), setup.described());
      cvm.server.setCommandFactory((_, line) -> {
        cvm.asked.add(line);
        return new CvmSession(new CvmShell(commands, setup.faults()), line);
      });
      cvm.server.start();
      return cvm;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot make or read keys: " + e.getMessage(), e);
    }
  }

  /// NIST P-256: the JDK can make it, and so can every client of SSH.
  private static KeyPair hostKey() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static PublickeyAuthenticator keys(List<String> lines)
      throws IOException, GeneralSecurityException {
    var keys = new ArrayList<PublicKey>();
    for (String line : lines) {
      keys.add(
          AuthorizedKeyEntry.parseAuthorizedKeyEntry(line)
              .resolvePublicKey(null, PublicKeyEntryResolver.FAILING));
    }
    return (user, key, _) -> user.equals(USER) && KeyUtils.findMatchingKey(key, keys) != null;
  }

  /// Where it listens, on 127.0.0.1.
  public int port() {
    return server.getPort();
  }

  public String password() {
    return setup.password();
  }

  /// Its line of a `known_hosts` file, with the line end.
  public String knownHosts() {
    return "[%s]:%d %s\n".formatted(LOOPBACK, port(), PublicKeyEntry.toString(hostKey));
  }

  /// Its host key's fingerprint as `ssh` prints it: `SHA256:…`.
  public String fingerprint() {
    return KeyUtils.getFingerPrint(hostKey);
  }

  /// The command lines that came so far, as they came, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /// Stops at once; commands under way lose their connection.
  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
