package ncc.spi.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaveatTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u001b", "\u0000"})
  void whatWouldEndTheLineIsReplaced(String end) {
    var caveat = Caveat.note("tokyo" + end + "01", "cut" + end + "off");
    var shown = "\ufffd".repeat(end.length());
    assertThat(caveat.where()).isEqualTo("tokyo" + shown + "01");
    assertThat(caveat.reason()).isEqualTo("cut" + shown + "off");
  }
}
