package ncc.cli.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaemonAddressTest {
  private static final Optional<String> TOKEN = Optional.of("ncc_hunter2");

  private static DaemonAddress of(String text) throws Failure {
    return DaemonAddress.of(text, Optional.empty(), TOKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "https://ncc.example:9474, https://ncc.example:9474",
    "https://ncc.example/, https://ncc.example",
    "HTTPS://ncc.example/fleet//, HTTPS://ncc.example/fleet",
    "http://127.0.0.1:9474, http://127.0.0.1:9474",
    "http://LOCALHOST:9474, http://LOCALHOST:9474",
    "http://[::1]:9474/, http://[::1]:9474",
  })
  void anAddressIsThatOfAServer(String text, String shown) throws Exception {
    assertThat(of(text)).hasToString(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ncc.example:9474 | 'ncc.example:9474' is no address of a daemon; expected one such as",
        "ncc.example | 'ncc.example' is no address of a daemon",
        "ftp://ncc.example | is no address of a daemon",
        "https:// | is no address of a daemon",
        "https://ncc.example?x=1 | is no address of a daemon",
        "https://ncc.example/#x | is no address of a daemon",
        "https://ann:hunter2@ncc.example | nobody stands in the address; expected NCC_TOKEN or",
        "http://ncc.example:9474 | a token would be sent in the clear to ncc.example",
        "http://127.0.0.1.example | a token would be sent in the clear",
      })
  void whatIsNoneIsRefusedWithoutAnySecret(String text, String why) {
    assertThatThrownBy(() -> of(text))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageStartingWith("--daemon: ")
        .hasMessageContaining(why)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void withoutATokenADaemonMayBeAskedInTheClear() throws Exception {
    assertThat(DaemonAddress.of("http://ncc.example", Optional.empty(), Optional.empty()))
        .hasToString("http://ncc.example");
  }

  @Test
  void authoritiesAreOfTls() {
    assertThatThrownBy(() ->
            DaemonAddress.of("http://localhost", Optional.of(Path.of("ca.pem")), Optional.empty()))
        .hasMessage("--daemon: --daemon-ca has no meaning without https://");
  }
}
