package ncc.spi.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "web-01", "会計サーバー", "naïve café", "😀", "a  b", "back\\slash", "עברית"})
  void whatCanBeSeenStays(String text) {
    assertThat(VisibleText.of(text)).isSameAs(text);
  }

  @Test
  void whatCannotBeSeenIsWritten() {
    assertThat(
            VisibleText.of(
                "a\n\r\t\u0000\u001b\u007f\u0085\u00ad\u200b\u2028\u202e\u2066\ufeff\uffff"))
        .isEqualTo(
            "a\\n\\r\\t\\u0000\\u001b\\u007f\\u0085\\u00ad\\u200b\\u2028\\u202e\\u2066\\ufeff\\uffff");
  }

  @Test
  void aLoneSurrogateIsWritten() {
    assertThat(VisibleText.of("a\ud800b")).isEqualTo("a\\ud800b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👩\u200d🔬-01",
        "👨\u200d👩\u200d👧\u200d👦",
        "👩🏽\u200d💻",
        "🏳️\u200d🌈",
        "❤️\u200d🔥",
        "می\u200cخواهم",
        "क्\u200dष",
        "ක්\u200dෂ",
      })
  void aJoinerThatIsSpellingStays(String text) {
    assertThat(VisibleText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"web\u200d-01", "\u200dweb", "web\u200d", "👩\u200da", "会\u200d計", "👩\u200c🔬"})
  void aJoinerThatOnlyHidesIsWritten(String text) {
    assertThat(VisibleText.of(text)).contains("\\u200");
  }
}
