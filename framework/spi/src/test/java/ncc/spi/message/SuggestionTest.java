package ncc.spi.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "ngt_chekcs, ngt_checks",
    "ngt_client, ngt_client_cert_expiry_check",
    "jsno, json",
    "completely different,"
  })
  void namesWhatWasLikelyMeant(String typed, String meant) {
    var known = List.of("json", "ngt_checks", "ngt_client_cert_expiry_check");

    assertThat(Suggestion.among(typed, known).orElse(null)).isEqualTo(meant);
  }
}
