package ncc.notify.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertNameTest {
  @ParameterizedTest
  @CsvSource({
    "A600103, NccA600103",
    "ngt_port_2074_check, NccNgtPort2074Check",
    "ncc_check_error, NccCheckError",
    "x, NccX",
    "'', Ncc"
  })
  void isInCamelCaseAndSaysWhereItComesFrom(String alertId, String expected) {
    assertThat(AlertName.of(alertId)).isEqualTo(expected);
  }
}
