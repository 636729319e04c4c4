package ncc.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.50,                192.0.2.50",
    "0:0:0:0:0:0:0:0,           ::",
    "0:0:0:0:0:0:0:1,           ::1",
    "2001:db8:0:0:0:0:0:50,     2001:db8::50",
    "2001:db8:0:0:1:0:0:1,      2001:db8::1:0:0:1",
    "2001:0:0:1:0:0:0:1,        2001:0:0:1::1",
    "2001:db8:0:1:1:1:1:1,      2001:db8:0:1:1:1:1:1",
    "fe80:0:0:0:0:0:0:10,       fe80::10",
    "1:2:3:4:5:6:0:0,           1:2:3:4:5:6::"
  })
  void writesIpv6Short(String address, String text) {
    assertThat(AddressText.of(InetAddress.ofLiteral(address))).isEqualTo(text);
  }
}
