package ncc.spi.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountdownTest {
  @ParameterizedTest
  @CsvSource({
    "in {days to 2027-01-21T06:00:00Z} days, 2027-01-07T06:00:00Z, in 14 days",
    "in {days to 2027-01-21T06:00:00Z} days, 2027-01-07T06:00:01Z, in 13 days",
    "in {days to 2027-01-21T06:00:00Z} days, 2027-01-21T06:00:00Z, in 0 days",
    "in {days to 2027-01-21T06:00:00Z} days, 2027-01-24T06:00:00Z, in -3 days",
    "{days since 2027-01-21T06:00:00Z} days ago, 2027-01-24T05:59:59Z, 2 days ago",
    "{hours to 2027-01-21T06:00:00Z} h, 2027-01-20T06:00:00Z, 24 h",
    "{minutes since 2027-01-21T06:00:00Z}, 2027-01-21T07:00:59Z, 60",
    "{seconds to 2027-01-21T06:00:00Z}, 2027-01-21T05:59:50Z, 10",
    "{time since 2027-01-21T06:00:00Z} ago, 2027-01-23T06:00:00.7Z, 2d ago",
    "a {days to never-never-ever} b, 2027-01-21T06:00:00Z, a {days to never-never-ever} b",
    "{name} {days}, 2027-01-21T06:00:00Z, {name} {days}",
  })
  void aDetailIsReadAtTheTimeOfTheReader(String kept, Instant now, String read) {
    assertThat(Countdown.read(kept, now)).isEqualTo(read);
  }
}
