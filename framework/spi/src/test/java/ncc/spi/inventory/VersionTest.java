package ncc.spi.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  @ParameterizedTest
  @CsvSource({
    "4.1, 4.1.1, -1",
    "4.1, 4.1.0, 0",
    "4.1.0.0, 4.1, 0",
    "4.10, 4.9, 1",
    "04.1, 4.01, 0",
    "10, 9.9.9, 1",
    "6.10.1, 6.6, 1",
    "0, 0.0.1, -1",
    "99999999999999999999.1, 99999999999999999998.9, 1"
  })
  void versionsCompareAsDottedNumbersOfAnyLength(String a, String b, int order) {
    assertThat(Integer.signum(new Version(a).compareTo(new Version(b)))).isEqualTo(order);
    assertThat(Integer.signum(new Version(b).compareTo(new Version(a)))).isEqualTo(-order);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "abc", "4.", ".4", "4..1", "4.1-beta", "v4"})
  void whatIsNotDottedNumbersIsRefused(String text) {
    assertThat(Version.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Version(text))
        .hasMessage(
            "'" + text.strip() + "' is not a version; expected dotted numbers such as 4.1.1");
  }
}
