package ncc.spi.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "web-01",
        "会計サーバー",
        "Zürich ~!@#$%^&*()",
        "👩\u200d💻",
        "نامه\u200cها",
        "a\u00a0b",
        "e\u0301"
      })
  void whatPeopleWriteStays(String text) {
    assertThat(PrintableText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0000, \\u0000",
    "0009, \\t",
    "000a, \\n",
    "000b, \\u000b",
    "000d, \\r",
    "001b, \\u001b",
    "001f, \\u001f",
    "005c, \\\\",
    "007f, \\u007f",
    "0080, \\u0080",
    "0085, \\u0085",
    "009b, \\u009b",
    "009f, \\u009f",
    "00ad, \\u00ad",
    "200b, \\u200b",
    "200e, \\u200e",
    "2028, \\u2028",
    "2029, \\u2029",
    "202e, \\u202e",
    "2066, \\u2066",
    "d800, \\ud800",
    "dfff, \\udfff",
    "feff, \\ufeff",
    "fdd0, \\ufdd0",
    "fdef, \\ufdef",
    "fffe, \\ufffe",
    "ffff, \\uffff",
    "e0001, \\udb40\\udc01",
    "1fffe, \\ud83f\\udffe",
  })
  void whatEndsALineOrSteersATerminalIsSpelledOut(String point, String escape) {
    var text = "a" + Character.toString(Integer.parseInt(point, 16)) + "b";

    assertThat(PrintableText.of(text)).isEqualTo("a" + escape + "b");
  }

  @Test
  void aLoneSurrogateIsSpelledOutAndAPairStays() {
    assertThat(PrintableText.of("\udc0d\ud83d\udc0d\ud83d")).isEqualTo("\\udc0d🐍\\ud83d");
  }
}
