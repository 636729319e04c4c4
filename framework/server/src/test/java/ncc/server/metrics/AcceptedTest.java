package ncc.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 0",
        "'', 0",
        "gzip, 1",
        "'deflate, GZIP ; q=0.5', 0.5",
        "'gzip;q=0', 0",
        "'gzip;q=0.0, br', 0",
        "'gzip;version=1; q=0.2', 0.2",
        "gzipped, 0",
        "'gzip;q=x', 0",
      })
  void aWeightOfZeroIsARefusal(String header, double weight) {
    assertThat(Accepted.weight(header, "gzip")).isEqualTo(weight);
  }
}
