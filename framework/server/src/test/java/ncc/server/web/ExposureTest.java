package ncc.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ncc.json.config.ExternalUrl;
import ncc.server.access.Accounts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
  private static final Accounts SOMEBODY =
      new Accounts(Map.of("ann", "$2y$…"), Set.of(), List.of(), false);

  @ParameterizedTest
  @CsvSource({
    "https://localhost:8443/ncc, false, ",
    "http://127.0.0.1, false, ",
    "https://ncc.example/ncc, true, ",
    "https://ncc.example, false, authentication",
    "http://ncc.example, true, TLS",
    "https://localhost.example, false, authentication",
  })
  void whoCanFindItByItsExternalUrlIsKnownToo(String url, boolean isSomebodyKnown, String missing) {
    var refusal = Exposure.refusal(ExternalUrl.of(url), isSomebodyKnown ? SOMEBODY : Accounts.NONE);

    if (missing == null) {
      assertThat(refusal).isEmpty();
    } else {
      assertThat(refusal).get().asString().contains(missing, "--web.insecure");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:9474, false, false, ",
    "[::1]:9474, false, false, ",
    ":9474, true, true, ",
    ":9474, true, false, authentication",
    ":9474, false, true, TLS",
    "192.0.2.1:9474, false, false, TLS",
  })
  void othersComeInOnlyEncryptedAndKnown(
      String address, boolean isEncrypted, boolean isSomebodyKnown, String missing)
      throws Exception {
    var refusal =
        Exposure.refusal(
            ListenAddress.of(address), isEncrypted, isSomebodyKnown ? SOMEBODY : Accounts.NONE);

    if (missing == null) {
      assertThat(refusal).isEmpty();
    } else {
      assertThat(refusal).get().asString().contains(missing, "--web.insecure").doesNotContain("\n");
    }
  }
}
