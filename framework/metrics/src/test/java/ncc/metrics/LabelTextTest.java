package ncc.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTextTest {
  @ParameterizedTest
  @CsvSource({
    "'会計 \ud83d\ude00 \"quoted\\', '会計 \ud83d\ude00 \"quoted\\'",
    "'a\nb', 'a\nb'",
    "'a\rb\tc\u001b[31m', 'a\ufffdb\ufffdc\ufffd[31m'",
    "'\u0000\u007f\u009f\u00a0', '\ufffd\ufffd\ufffd\u00a0'",
    "'a\ud800', 'a\ufffd'",
    "'\udc00\ud800', '\ufffd\ufffd'",
    "'\u2028\u2029', '\ufffd\ufffd'",
    "'\u202ax\u202e\u2066x\u2069', '\ufffdx\ufffd\ufffdx\ufffd'",
    "'\u061c\u200d\u200e\u200f', '\ufffd\u200d\ufffd\ufffd'"
  })
  void replacesWhatATextfileCannotEscape(String text, String expected) {
    assertThat(LabelText.of(text)).isEqualTo(expected);
  }
}
