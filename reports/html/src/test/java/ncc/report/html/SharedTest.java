package ncc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedTest {
  @ParameterizedTest
  @CsvSource({
    "'', web-01, 0, web-01, 0",
    "web-01, web-01, 6, '', 0",
    "web-01, web-02, 5, 2, 0",
    "in 30 days, in 29 days, 3, 29, 5",
    "aa, aaa, 2, a, 0",
    "aaa, aa, 2, '', 0",
    "abc, xyz, 0, xyz, 0",
    "x😀, x😁, 1, 😁, 0",
    "😀x, 🐀x, 0, 🐀, 1"
  })
  void saysWhatDiffers(String before, String text, int head, String own, int tail) {
    assertThat(Shared.of(before, text)).isEqualTo(new Shared(head, own, tail));
  }
}
