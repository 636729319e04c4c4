package ncc.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:9474, 127.0.0.1, 9474, true",
    "[::1]:0, ::1, 0, true",
    ":9474, '', 9474, false",
    "192.0.2.1:65535, 192.0.2.1, 65535, false",
    "localhost:80, localhost, 80, true",
  })
  void readsWhatPeopleWrite(String text, String host, int port, boolean isLoopback)
      throws Exception {
    var address = ListenAddress.of(text);

    assertThat(address).isEqualTo(new ListenAddress(host, port)).hasToString(text);
    assertThat(address.isLoopback()).isEqualTo(isLoopback);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9474", "::1:9474", "host:", "host:65536", "[host]:1", "a b:x", ""})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> ListenAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
