package ncc.report.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8AppenderTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8191, 8192, 8193, 100_000})
  void keepsCharactersWholeWhereverTheirBytesAreCut(int size) throws IOException {
    var text = "aé会\ud83d\ude00".repeat(5000);
    var bytes = text.getBytes(UTF_8);
    var out = new StringBuilder();

    try (var appender = new Utf8Appender(out)) {
      for (int i = 0; i < bytes.length; i += size) {
        appender.write(bytes, i, Math.min(size, bytes.length - i));
      }
    }

    assertThat(out).hasToString(text);
  }

  @Test
  void refusesBytesThatEndWithinACharacter() throws IOException {
    var appender = new Utf8Appender(new StringBuilder());
    appender.write(0xe4);

    assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(appender::close);
  }
}
