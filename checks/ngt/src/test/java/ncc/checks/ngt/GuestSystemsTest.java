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
    "Ubuntu 22.04,        Ubuntu 22.04,                         true",
    "Ubuntu 22.04,        linux:64:Ubuntu-22.04.5,              true",
    "CentOS Linux 7.3,    linux:64:CentOS Linux-7.3.1611,       true",
    "Server 2022,         windows:64:WindowsServer2022Standard, true",
    "WINDOWS 10,          windows:64:Windows10Pro,              true",
    "windows 10,          windows:64:windows10pro,              true",
    "サーバー 3,           サーバー-3.1,                          true"
  })
  void comparesWordsWithoutSpacesAndMarks(String line, String system, boolean has) {
    assertThat(listed(line).have(new GuestOs(system))).isEqualTo(has);
  }

  /// A part of a word or of a number of a version is another one.
  @ParameterizedTest
  @CsvSource({
    "RHEL 8.1,                       linux:64:RHEL-8.10,                             false",
    "RHEL 8.10,                      linux:64:RHEL-8.10,                             true",
    "RHEL 8,                         linux:64:RHEL-8.10,                             true",
    "RHEL 8.10,                      linux:64:RHEL-8.1,                              false",
    "RHEL 81,                        linux:64:RHEL-8.1,                              false",
    "Debian 1.2,                     linux:64:Debian-12,                             false",
    "Windows 1,                      windows:64:Windows10Pro,                        false",
    "Windows Server 201,             windows:64:WindowsServer2012R2Standard,         false",
    "Windows Server 2012,            windows:64:WindowsServer2012R2Standard,         false",
    "Windows Server 2012,            windows:64:windowsserver2012r2standard,         false",
    "Windows Server 2012,            Windows Server 2012 R2,                         false",
    "Windows Server 2012 R2,         windows:64:WindowsServer2012R2Standard,         true",
    "Windows Server 2012 R2,         windows:64:WindowsServer2012Standard,           false",
    "Windows Server 2012,            windows:64:WindowsServer2012Standard,           true",
    "Windows Server 2022 Datacenter, windows:64:WindowsServer2022Standard,           false",
    "SUSE,                           linux:64:openSUSEx-15,                          false",
    "RHEL 9.4,                       linux:64:Red Hat Enterprise Linux 9.4,          true",
    "Red Hat Enterprise Linux 9.4,   linux:64:RHEL-9.4,                              true",
    "red hat enterprise linux 9.4,   linux:64:RedHatEnterpriseLinux-9.4,             true",
    "Red Hat Enterprise Linux 9.4,   linux:64:RHEL-9.40,                             false"
  })
  void comparesWholeWordsAndWholeNumbers(String line, String system, boolean has) {
    assertThat(listed(line).have(new GuestOs(system))).isEqualTo(has);
  }

  @Test
  void takesALineForEachAndRemarks() {
    var systems = listed("# as of 2026\r\n\r\n Debian 12 # the newest\r\nUbuntu-24.04\r\n");

    assertThat(systems.names()).containsExactly("debian12", "ubuntu24.04");
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
