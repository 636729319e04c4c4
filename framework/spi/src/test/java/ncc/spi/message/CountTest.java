package ncc.spi.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {
  @ParameterizedTest
  @CsvSource({
    "0, VM, VMs, 0 VMs",
    "1, VM, VMs, 1 VM",
    "2, VM, VMs, 2 VMs",
    "11, try, tries, 11 tries",
    "1, try, tries, 1 try",
    "101, certificate, certificates, 101 certificates",
  })
  void oneIsSingularAndAllElseIsPlural(long number, String one, String several, String text) {
    assertThat(Count.of(number, one, several)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 clusters", "1, 1 cluster", "3000000000, 3000000000 clusters"})
  void mostPluralsEndInS(long number, String text) {
    assertThat(Count.of(number, "cluster")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "in {n} days, 1, in 1 day",
    "in {n} days, 11, in 11 days",
    "in {n} days, -1, in -1 days",
    "'{n} hours ago, {n} seconds', 1, '1 hour ago, 1 second'",
    "{n} days' worth, 1, 1 day' worth",
    "{n} daysies, 1, 1 daysies",
    "{n}, 1, 1",
    "days {n} of days, 1, days 1 of days",
  })
  void aUnitOfTimeBehindOneIsSingular(String template, String number, String text) {
    assertThat(Count.fill(template, Pattern.compile("\\{n}"), _ -> number)).isEqualTo(text);
  }
}
