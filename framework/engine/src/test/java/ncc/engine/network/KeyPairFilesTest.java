package ncc.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import ncc.engine.ConfigurationException;
import ncc.spi.probe.ClientKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPairFilesTest {
  @TempDir private Path folder;
  private ClientKey files;

  @BeforeEach
  void aGoodPair() throws Exception {
    files = TestPair.of("EC", "client").saved(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void readsAChainAndItsKey(String algorithm) throws Exception {
    var pair = KeyPairFiles.read(TestPair.of(algorithm, "client").saved(folder));

    assertThat(pair.chain()).hasSize(1);
    assertThat(pair.key().getAlgorithm()).isEqualTo(algorithm);
    assertThat(pair).hasToString("key pair of CN=client");
  }

  @ParameterizedTest
  @CsvSource({
    "rw-------, true",
    "r--------, true",
    "rwx-w--w-, true",
    "rw-r-----, false",
    "rw----r--, false",
    "rw-r--r--, false"
  })
  void anOperatorsKeyMustBeKeptFromOthers(String permissions, boolean isPrivate) throws Exception {
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString(permissions));

    if (isPrivate) {
      KeyPairFiles.validate(files);
    } else {
      assertThatThrownBy(() -> KeyPairFiles.validate(files))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "'%s' can be read by others (%s); expected only its owner to, as after chmod 600",
              files.key(), permissions);
    }
  }

  @Test
  void readsWhatStandsBesideTheBlocks() throws Exception {
    Files.writeString(
        files.certificates(), "Bag Attributes\n" + Files.readString(files.certificates()));

    assertThat(KeyPairFiles.read(files).chain()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA PRIVATE KEY,       openssl pkcs8 -topk8 -nocrypt -in",
    "EC PRIVATE KEY,        openssl pkcs8 -topk8 -nocrypt -in",
    "ENCRYPTED PRIVATE KEY, openssl pkcs8 -in"
  })
  void otherFormsOfKeysAreNamedWithTheCommandThatConvertsThem(String kind, String command)
      throws Exception {
    Files.writeString(files.key(), TestPair.pem(kind, new byte[] {1, 2, 3}));

    assertRefused("holds a key as '" + kind + "'", command + " " + files.key());
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws Exception {
    var other = TestPair.of("EC", "other").keys().getPrivate().getEncoded();
    Files.writeString(files.key(), TestPair.pem("PRIVATE KEY", other));

    assertRefused("is damaged or not that of the first certificate");
  }

  @Test
  void aDamagedKeyIsRefusedWithoutQuotingIt() throws Exception {
    Files.writeString(
        files.key(),
        TestPair.pem(
            "PRIVATE KEY", "hunter2".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));

    assertRefused("is damaged or not that of the first certificate");
  }

  @Test
  void filesThatHoldSomethingElseAreRefused() throws Exception {
    Files.writeString(files.key(), "no key");
    assertRefused("holds no private key; expected PEM");

    Files.writeString(files.certificates(), "no certificate");
    assertRefused("holds no certificate; expected PEM");

    Files.delete(files.certificates());
    assertRefused("cannot be read (no such file or folder)");
  }

  private void assertRefused(String... parts) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> KeyPairFiles.validate(files))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain("hunter2"));
  }
}
