package ncc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import ncc.spi.probe.Endpoint;
import ncc.testkit.ClusterFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTargetsTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.50,           192.0.2.50,    2074",
    "192.0.2.50:9440,      192.0.2.50,    9440",
    "cvm-1.example,        cvm-1.example, 2074",
    "cvm_1.example:1,      cvm_1.example, 1",
    "[::1]:65535,          ::1,           65535",
    "[2001:db8::50],       2001:db8::50,  2074",
    "2001:db8::50,         2001:db8::50,  2074",
    "::1,                  ::1,           2074",
    "[fe80::1%eth0]:2074,  fe80::1%eth0,  2074"
  })
  void readsHostAndPort(String text, String host, int port) throws Failure {
    assertThat(ProbeTargets.parse(text)).isEqualTo(new Endpoint(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "host:", "host:x", "[::1", "::1]:2074", "https://host", "host/path"})
  void refusesWhatIsNoTarget(String text) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> ProbeTargets.parse(text))
        .returns(ExitCode.USAGE, Failure::exitCode)
        .withMessageContaining("'" + text + "' is no target; expected such as 192.0.2.50");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host:0", "host:65536", "[::1]:99999999999"})
  void refusesAPortThatIsNone(String text) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> ProbeTargets.parse(text))
        .withMessageContaining("'" + text + "' has no port from 1 to 65535");
  }

  @Test
  void takesVipAndDataServicesIpOfEachClusterOnceAndNamesThoseWithNeither() {
    var tokyo = ClusterFixture.named("tokyo-01").vip("192.0.2.50").dsip("192.0.2.51").inventory();
    var osaka = ClusterFixture.named("osaka-02").vip("192.0.2.60").dsip("192.0.2.60").inventory();
    var bare = ClusterFixture.named("nagoya-03").inventory();

    var known = ProbeTargets.of(List.of(tokyo, osaka, bare));

    assertThat(known.targets())
        .extracting(Endpoint::toString)
        .containsExactly("192.0.2.50:2074", "192.0.2.51:2074", "192.0.2.60:2074");
    assertThat(known.unasked()).containsExactly("nagoya-03");
  }
}
