package ncc.engine.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import ncc.spi.setting.Secret;
import ncc.spi.setting.SecretException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferencesTest {
  private static final String PATH = System.getenv("PATH");

  @TempDir private Path folder;

  private Secret secret(String reference, String value, Map<String, String> environment) {
    return new SecretReferences(environment).secret(reference, value, folder);
  }

  private Path file(String content, String permissions) throws IOException {
    var file = Files.writeString(folder.resolve("pw"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private Secret command(String command) {
    return secret("password-command", command, Map.of("PATH", PATH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "hunter2\n", "hunter2\r\n"})
  void aFilesNewlineIsNotPartOfTheSecret(String content) throws Exception {
    file(content, "rw-------");

    var secret = secret("password-file", "pw", Map.of());

    assertThat(secret.reveal()).isEqualTo("hunter2");
    assertThat(secret).hasToString("file " + folder.resolve("pw"));
  }

  @Test
  void aFileKeepsAllButItsLastNewline() throws Exception {
    file(" two\nlines \n\n", "r--------");

    assertThat(secret("password-file", "pw", Map.of()).reveal()).isEqualTo(" two\nlines \n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-r--r--"})
  void aFileThatOthersCanReadIsRefused(String permissions) throws Exception {
    var file = file("hunter2\n", permissions);

    assertThatThrownBy(() -> secret("password-file", "pw", Map.of()).reveal())
        .isInstanceOf(SecretException.class)
        .hasMessage(
            "password-file: '%s' can be read by others (%s); expected only its owner to, as after"
                    .formatted(file, permissions)
                + " chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void anEmptyFileIsNoSecret(String content) throws Exception {
    var file = file(content, "rw-------");

    assertThatThrownBy(() -> secret("password-file", "pw", Map.of()).reveal())
        .hasMessage("password-file: '%s' is empty".formatted(file));
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> secret("password-file", "gone", Map.of()).reveal())
        .hasMessage("password-file: there is no file '%s'".formatted(folder.resolve("gone")));
  }

  @Test
  void aVariableIsTakenFromTheEnvironment() throws Exception {
    var secret = secret("password-env", "PRISM", Map.of("PRISM", "hunter2"));

    assertThat(secret.reveal()).isEqualTo("hunter2");
    assertThat(secret).hasToString("environment variable PRISM");
    assertThatThrownBy(() -> secret("password-env", "PRISM", Map.of()).reveal())
        .hasMessage("password-env: the environment variable PRISM is not set or is empty");
  }

  @Test
  void aCredentialLiesInItsServicesFolder() throws Exception {
    file("hunter2\n", "r--r-----");
    var environment = Map.of("CREDENTIALS_DIRECTORY", folder.toString());

    assertThat(secret("password-credential", "pw", environment).reveal()).isEqualTo("hunter2");
    assertThatThrownBy(() -> secret("password-credential", "../pw", environment).reveal())
        .hasMessage(
            "password-credential: '../pw' is no name of a credential; expected one without /");
    assertThatThrownBy(() -> secret("password-credential", "pw", Map.of()).reveal())
        .hasMessageStartingWith("password-credential: CREDENTIALS_DIRECTORY is not set");
  }

  @Test
  void aCommandsFirstLineIsTheSecret() throws Exception {
    var secret = command("echo hunter2; echo more; echo noise >&2");

    assertThat(secret.reveal()).isEqualTo("hunter2");
    assertThat(secret).hasToString("the command of password-command");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo hunter2; echo one >&2; echo two >&2; exit 3 | the command ended with exit code 3:"
            + " 'two'",
        "echo hunter2; exit 1 | the command ended with exit code 1",
        "true | the command printed nothing",
        "echo; echo hunter2 | the command printed nothing"
      })
  void aCommandThatFailsIsExplainedWithoutWhatItPrinted(String text, String expected) {
    assertThatThrownBy(() -> command(text).reveal())
        .hasMessage("password-command: " + expected)
        .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("hunter2"));
  }

  @Test
  void aCommandThatDoesNotEndIsEnded() {
    var command = new SecretCommand("sleep 600", Map.of("PATH", PATH), Duration.ofMillis(50));

    assertThatThrownBy(() -> command.output("password-command"))
        .hasMessage("password-command: the command did not end within 0 s");
  }

  @Test
  void aCommandMayLeaveSomethingRunning() throws Exception {
    assertThat(command("echo hunter2; sleep 600 &").reveal()).isEqualTo("hunter2");
  }

  @Test
  void aCommandIsAskedOnceHoweverOftenItsSecretIsWanted() throws Exception {
    var references = new SecretReferences(Map.of("PATH", PATH));
    var counting = "echo x >> '" + folder.resolve("count") + "'; echo hunter2";

    references.secret("password-command", counting, folder).reveal();
    references.secret("password-command", counting, folder).reveal();

    assertThat(Files.readString(folder.resolve("count"))).isEqualTo("x\n");
  }

  @Test
  void whatFailedOnceIsNotTriedAgain() throws Exception {
    var secret = command("echo x >> '" + folder.resolve("count") + "'; exit 1");

    assertThatThrownBy(secret::reveal).isInstanceOf(SecretException.class);
    assertThatThrownBy(secret::reveal).hasMessageContaining("exit code 1");

    assertThat(Files.readString(folder.resolve("count"))).isEqualTo("x\n");
  }
}
