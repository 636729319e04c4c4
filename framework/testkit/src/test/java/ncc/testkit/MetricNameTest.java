package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ncc_ngt_link_active",
        "ncc_ngt_client_certificate_not_after_timestamp_seconds",
        "ncc_acme_used_ratio",
        "ncc_port_2074_up",
        "ncc_ngt_version_info"
      })
  void acceptsNamesThatPromtoolAccepts(String name) {
    assertThat(new MetricName(name).fault()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ngt_link_active, begins with ncc_",
    "ncc_LinkActive, snake_case",
    "ncc__link, snake_case",
    "ncc_link_, snake_case",
    "ncc, snake_case",
    "ncc_link:active, snake_case",
    "ncc_left_days, 'days' is no base unit",
    "ncc_took_ms, 'ms' is no base unit",
    "ncc_link_gauge, 'gauge' is a kind of metric",
    "ncc_links_total, '_total' is kept",
    "ncc_links_count, '_count' is kept"
  })
  void saysWhatIsWrongWithAName(String name, String fault) {
    assertThat(new MetricName(name).fault())
        .hasValueSatisfying(it -> assertThat(it).contains(fault));
  }
}
