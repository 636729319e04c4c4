package ncc.source.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.inventory.Inventory;
import ncc.spi.setting.Secret;
import ncc.spi.setting.Settings;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of private keys: who may read them, and what opens them.
class SshKeysTest {
  private static final String PASSPHRASE = "correct horse";

  private static KeyPair hostKey;
  private static KeyPair userKey;

  @TempDir Path folder;
  private final Map<String, Secret> secrets = new HashMap<>();
  private TestCvm cvm;

  @BeforeAll
  static void makeKeys() throws Exception {
    hostKey = TestCvm.key("ssh-ed25519", 256);
    userKey = TestCvm.key("ssh-ed25519", 256);
  }

  @BeforeEach
  void startCvm() throws Exception {
    cvm =
        new TestCvm(hostKey)
            .accepting(userKey.getPublic())
            .answering("ncli cluster info", "Cluster Name : tokyo-01\n")
            .start();
    Files.writeString(folder.resolve("known_hosts"), cvm.knownHostsLine());
  }

  @AfterEach
  void stopCvm() throws Exception {
    cvm.close();
  }

  private Inventory read(Path key) throws SourceException {
    var values =
        Map.of(
            "known-hosts", List.of(folder.resolve("known_hosts").toString()),
            "host-key-check", List.of("strict"),
            "identity-file", List.of(key.toString()),
            "connect-timeout", List.of("5s"),
            "keep-alive", List.of("15s"),
            "command-timeout", List.of("30s"));
    var request =
        new SourceRequest(
            "//nutanix@127.0.0.1:" + cvm.port(),
            new Settings(values, secrets),
            WantedClusters.ALL,
            Recorder.NONE,
            InstantSource.fixed(Instant.EPOCH));
    return new SshSource().read(request).getFirst();
  }

  private void passphrase(String text) {
    secrets.put(
        "passphrase",
        new Secret() {
          @Override
          public String reveal() {
            return text;
          }

          @Override
          public String toString() {
            return "file /etc/ncc/passphrase";
          }
        });
  }

  private Path encrypted() throws Exception {
    return TestCvm.keyFile(folder.resolve("key"), TestCvm.privateKey(userKey, PASSPHRASE));
  }

  @Test
  void thePassphraseOpensAnEncryptedKey() throws Exception {
    passphrase(PASSPHRASE);

    assertThat(read(encrypted()).cluster().name()).isEqualTo("tokyo-01");
  }

  @Test
  void theWrongPassphraseIsNotRepeated() throws Exception {
    passphrase("wrong horse");
    var key = encrypted();

    assertThatThrownBy(() -> read(key))
        .isInstanceOf(SourceException.class)
        .hasMessageEndingWith(
            "identity-file "
                + key
                + ": the passphrase in file /etc/ncc/passphrase does not open it")
        .hasMessageNotContaining("horse");
  }

  @Test
  void withoutAPassphraseAnEncryptedKeyStaysShut() throws Exception {
    var key = encrypted();

    assertThatThrownBy(() -> read(key))
        .isInstanceOf(SourceException.class)
        .hasMessageEndingWith(
            "identity-file "
                + key
                + ": it is encrypted; passphrase-file says where its passphrase is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void aKeyThatOthersCanGetAtIsRefused(String permissions) throws Exception {
    var key = TestCvm.keyFile(folder.resolve("key"), TestCvm.privateKey(userKey));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(() -> read(key))
        .isInstanceOf(SourceException.class)
        .hasMessageEndingWith(
            "identity-file %s: can be used by others (%s); expected only by its owner, as after"
                    .formatted(key, permissions)
                + " chmod 600")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
  void aKeyOfItsOwnersAloneIsUsed(String permissions) throws Exception {
    var key = TestCvm.keyFile(folder.resolve("key"), TestCvm.privateKey(userKey));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));

    assertThat(read(key).cluster().name()).isEqualTo("tokyo-01");
  }
}
