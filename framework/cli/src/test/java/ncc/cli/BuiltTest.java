package ncc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltTest {
  @ParameterizedTest
  @CsvSource({
    "v1.2.0, 1.2.0",
    "v1.2.0-dirty, 1.2.0+dirty",
    "v1.2.0-4-g29cde03, 1.2.0+4.g29cde03",
    "v1.2.0-4-g29cde03-dirty, 1.2.0+4.g29cde03.dirty",
    "29cde03, 0.1.0~17.g29cde03",
    "29cde03-dirty, 0.1.0~17.g29cde03",
    "'', 0.1.0~17.g29cde03",
  })
  void theTagDecidesTheNumber(String describe, String number) {
    var noted = noted();
    noted.setProperty("describe", describe);

    assertThat(Built.version(noted).number()).isEqualTo(number);
  }

  @Test
  void aTreeWithoutGitHasTheNumberToCome() {
    var noted = new Properties();
    noted.setProperty("version", "0.1.0");
    noted.setProperty("describe", "${git.commit.id.describe}");
    noted.setProperty("revision", "${git.commit.id.abbrev}");

    var version = Built.version(noted);

    assertThat(version.number()).isEqualTo("0.1.0");
    assertThat(version.revision()).isEqualTo("unknown");
    assertThat(version.time()).isEqualTo("unknown");
  }

  @Test
  void whatIsHandedOutKnowsItsCommit() {
    assertThat(Built.version().number()).matches("\\d.*");
  }

  private static Properties noted() {
    var noted = new Properties();
    noted.setProperty("version", "0.1.0");
    noted.setProperty("commits", "17");
    noted.setProperty("revision", "29cde03");
    noted.setProperty("time", "2026-11-28T02:53:00Z");
    return noted;
  }
}
