package ncc.report.text;

import static ncc.report.text.Given.cluster;
import static ncc.report.text.Given.passed;
import static org.assertj.core.api.Assertions.assertThat;

import ncc.spi.run.CheckRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningWordsTest {
  private static final CheckRun LINK = passed("ngt_checks", "link_check");
  private static final CheckRun CERT = passed("ngt_checks", "cert_check");
  private static final CheckRun DISK = passed("hardware_checks/disk_checks", "disk_check");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ncc health_checks run_all                                    | health_checks run_all
          ncc --source a/health_checks health_checks ngt_checks run_all | health_checks ngt_checks run_all
          ncc health_checks ngt_checks link_check cert_check           | health_checks ngt_checks link_check cert_check
          ncc health_checks --vm web-01 ngt_checks link_check --debug  | health_checks ngt_checks link_check
          ncc health_checks run_all --cvm_list=192.0.2.61              | health_checks run_all
          ncc health_checks ngt_checks run_all --vm 'FAIL: y'          | health_checks ngt_checks run_all
          ncc --vm 'x health_checks y' health_checks ngt_checks run_all | health_checks ngt_checks run_all
          """)
  void areThoseOfTheCommandWithoutItsOptions(String command, String words) {
    assertThat(words(command, LINK, CERT)).isEqualTo(words);
  }

  @Test
  void comeFromTheChecksWhenTheCommandDoesNotSay() {
    assertThat(words("schedule", LINK)).isEqualTo("health_checks ngt_checks link_check");
    assertThat(words("schedule", LINK, CERT)).isEqualTo("health_checks ngt_checks run_all");
    assertThat(words("schedule", LINK, DISK)).isEqualTo("health_checks run_all");
    assertThat(words("schedule")).isEqualTo("health_checks run_all");
  }

  private static String words(String command, CheckRun... checks) {
    var cluster = cluster(checks);
    return RunningWords.of(Given.commanded(command, cluster), ShownCheck.of(cluster));
  }
}
