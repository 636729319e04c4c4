package ncc.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapingWriterTest {
  @ParameterizedTest
  @CsvSource({
    "'plain ~ 会計', 'plain ~ 会計'",
    "'a\ud83d\ude00b', 'a\ud83d\ude00b'",
    "'a\ud83d', 'a\\uD83D'",
    "'\ude00b', '\\uDE00b'",
    "'\ud83d\ud83d\ude00\ude00', '\\uD83D\ud83d\ude00\\uDE00'",
    "'\u007f\u009f\u00a0', '\\u007F\\u009F\u00a0'",
    "'\u2027\u2028\u202e\u202f', '\u2027\\u2028\\u202E\u202f'",
    "'\u2065\u2066\u2069\u206a', '\u2065\\u2066\\u2069\u206a'",
  })
  void escapesTheSameWhereverABufferEnds(String text, String expected) throws IOException {
    for (int size = 1; size <= text.length(); size++) {
      assertThat(written(text, size)).isEqualTo(expected);
    }
  }

  private static String written(String text, int bufferSize) throws IOException {
    var out = new StringBuilder();
    try (var writer = new EscapingWriter(out)) {
      for (int i = 0; i < text.length(); i += bufferSize) {
        writer.write(text, i, Math.min(bufferSize, text.length() - i));
      }
    }
    return out.toString();
  }
}
