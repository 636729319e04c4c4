package ncc.spi.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "ngt_chekcs, ngt_checks",
    "ngt_client, ngt_client_cert_expiry_check",
    "jsno, json",
    "completely different,",
    "jso, json",
    "ngt_chacks_of, ngt_checks",
    "ngd_client, ngt_client_cert_expiry_check",
    "nk, ",
  })
  void namesWhatWasLikelyMeant(String typed, String meant) {
    var known = List.of("json", "ngt_checks", "ngt_client_cert_expiry_check");

    assertThat(Suggestion.among(typed, known).orElse(null)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tokio | ; did you mean 'tokyo-01'?",
        "toky  | ; did you mean 'tokyo-01'?",
        "TOKIO | ; did you mean 'tokyo-01'?",
        "okio  | ; expected one of osaka-02, tokyo-01, tokyo-02",
        "x     | ; expected one of osaka-02, tokyo-01, tokyo-02",
      })
  void whatFollowsARefusedNameIsTheNearestOrTheFewThereAre(String typed, String advice) {
    var known = List.of("tokyo-02", "osaka-02", "tokyo-01");

    assertThat(Suggestion.advice(typed, known)).isEqualTo(advice);
    assertThat(Suggestion.advice(typed, List.of())).isEmpty();
  }

  @Test
  void manyNamesAreNotListed() {
    var known = IntStream.range(0, 21).mapToObj("cluster-%03d"::formatted).toList();

    assertThat(Suggestion.advice("x", known)).isEmpty();
    assertThat(Suggestion.advice("x", known.subList(0, 20))).startsWith("; expected one of cl");
  }
}
