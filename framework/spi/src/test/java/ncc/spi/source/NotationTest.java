package ncc.spi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "0 bytes | 0",
        "1 byte | 1",
        "1024 | 1024",
        "1,024 | 1024",
        "4 KiB (4,096 bytes) | 4096",
        "5.68 TiB (6,245,117,919,232 bytes) | 6245117919232",
        "16 MB (16777216 bytes) | 16777216",
        "999999999999999999 | 999999999999999999",
      })
  void bytes(String text, long bytes) {
    assertThat(Notation.BYTES.value(text)).contains(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "-1", "4 KiB", "5.2 TiB", "4 KiB (4,096 bytes", "4,096 bytes)", "(4,096 bytes)",
        "4,09", "1,0240", "1.5", "1e3", "0x10", "9999999999999999999", "١٢", "4 KiB (-4 bytes)"
      })
  void noBytes(String text) {
    assertThat(Notation.BYTES.value(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-7, -7", "007, 7", "999999999999999999, 999999999999999999"})
  void numbers(String text, long number) {
    assertThat(Notation.NUMBER.value(text)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0", "1 2", "+1", "1e2", "many", "9999999999999999999", "1,024"})
  void noNumbers(String text) {
    assertThat(Notation.NUMBER.value(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, true", "True, true", "FALSE, false"})
  void truths(String text, boolean truth) {
    assertThat(Notation.TRUTH.value(text)).contains(truth);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "1", "t", "null"})
  void noTruths(String text) {
    assertThat(Notation.TRUTH.value(text)).isEmpty();
  }

  @Test
  void times() {
    var time = Instant.parse("2026-01-01T00:00:00Z");

    assertThat(Notation.UNIX_SECONDS.value("1767225600")).contains(time);
    assertThat(Notation.UNIX_MICROSECONDS.value("1767225600000001")).contains(time.plusNanos(1000));
    assertThat(Notation.ISO_TIME.value("2026-01-01T00:00:00Z")).contains(time);
    assertThat(Notation.ISO_TIME.value("2026-01-01T09:00:00.000001+09:00"))
        .contains(time.plusNanos(1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "253402300800", "soon", "2026-01-01"})
  void noTimes(String text) {
    assertThat(Notation.UNIX_SECONDS.value(text)).isEmpty();
    assertThat(Notation.ISO_TIME.value(text)).isEmpty();
  }

  static Stream<Notation<?>> all() {
    return Stream.of(
        Notation.NUMBER,
        Notation.BYTES,
        Notation.TRUTH,
        Notation.UNIX_SECONDS,
        Notation.UNIX_MICROSECONDS,
        Notation.ISO_TIME,
        Notation.VERSION,
        Notation.TEXT);
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachReadsItsExample(Notation<?> notation) {
    assertThat(notation.value(notation.example())).isPresent();
  }

  @Test
  void aReaderThatThrowsReadsNothing() {
    var broken =
        Notation.of("a letter", "a", text -> Optional.of(text.charAt(0) / (text.length() - 1)));

    assertThat(broken.value("x")).isEmpty();
  }
}
