package ncc.checks.ngt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ncc.spi.check.TextFile;
import ncc.spi.inventory.GuestOs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestSystemsTest {
  private static GuestSystems listed(String text) {
    return GuestSystems.of(new TextFile("systems.txt", text));
  }

  @ParameterizedTest
  @CsvSource({
    "Windows Server 2022, windows:64:WindowsServer2022Standard, true",
    "windowsserver2022,   windows:64:WindowsServer2022Standard, true",
    "Windows Server 2019, windows:64:WindowsServer2022Standard, false",
    "Rocky Linux 9,       linux:64:RockyLinux-9.4,              true",
    "Rocky Linux 9.5,     linux:64:RockyLinux-9.4,              false",
    "Ubuntu 22.04,        Ubuntu 22.04,                         true"
  })
  void comparesWordsWithoutSpacesAndMarks(String line, String system, boolean has) {
    assertThat(listed(line).have(new GuestOs(system))).isEqualTo(has);
  }

  @Test
  void takesALineForEachAndRemarks() {
    var systems = listed("# as of 2026\r\n\r\n Debian 12 # the newest\r\nUbuntu-24.04\r\n");

    assertThat(systems.names()).containsExactly("debian12", "ubuntu2404");
  }

  @Test
  void withoutAFileNoneAreListed() {
    assertThat(GuestSystems.of(TextFile.NONE).areListed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# none yet", "---"})
  void refusesAFileThatNamesNone(String text) {
    assertThatThrownBy(() -> listed(text))
        .hasMessage(
            "systems.txt names no guest system; expected one a line, such as Windows Server 2022");
  }
}
