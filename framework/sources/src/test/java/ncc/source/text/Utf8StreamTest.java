package ncc.source.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8StreamTest {
  private static final String TEXT = "VM Name : 日本語の仮想マシン 😀\nNGT Enabled : true\n";

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ''",
    "UTF-8, MARK",
    "UTF-16LE, MARK",
    "UTF-16BE, MARK",
    "UTF-16LE, ''",
    "UTF-16BE, ''",
    "UTF-32LE, MARK",
    "UTF-32BE, MARK"
  })
  void everyEncodingIsTheSameText(String charset, String mark) throws IOException {
    for (int repeat : new int[] {1, 2, 500}) {
      var text = TEXT.repeat(repeat);
      var marked = mark.replace("MARK", "\uFEFF") + text;

      assertThat(read(marked.getBytes(Charset.forName(charset)))).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void aPairOfHalvesMayLieAcrossAnyEnd(String charset) throws IOException {
    for (int before = 0; before < 4; before++) {
      var text = "x".repeat(before) + "😀".repeat(5_000);

      assertThat(read(("\uFEFF" + text).getBytes(Charset.forName(charset)))).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "a", "ab", "a\0b", "\0\0\0\0", "[None]", "日"})
  void whatIsNotUtf16IsTakenAsItIs(String text) throws IOException {
    assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
  }

  @Test
  void aCharacterThatIsCutOffIsNoOther() throws IOException {
    var bytes = "\uFEFFtrue".getBytes(StandardCharsets.UTF_16LE);

    assertThat(read(java.util.Arrays.copyOf(bytes, bytes.length - 1))).isEqualTo("tru\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16"})
  void whatWasReadBeforeReadingFailedIsGivenFirst(String charset) {
    var bytes = new ByteArrayInputStream("some".getBytes(Charset.forName(charset)));
    var in = new Utf8Stream(new SequenceInputStream(bytes, failing()));
    var read = new java.io.ByteArrayOutputStream();

    assertThatThrownBy(() -> in.transferTo(read)).hasMessage("gone");
    assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo("some");
  }

  @ParameterizedTest
  @CsvSource({"1048576, true", "1048577, false", "3000000, false"})
  void aBoundedStreamFailsBehindItsBound(int size, boolean isRead) throws IOException {
    var in = new BoundedStream(new ByteArrayInputStream(new byte[size]), 1 << 20);

    if (isRead) {
      assertThat(in.readAllBytes()).hasSize(size);
    } else {
      assertThatThrownBy(in::readAllBytes).hasMessage("it is larger than 1 MiB");
    }
  }

  private static InputStream failing() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("gone");
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        throw new IOException("gone");
      }
    };
  }

  private static String read(byte[] bytes) throws IOException {
    try (var in = new Utf8Stream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
