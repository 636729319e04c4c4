package ncc.source.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import ncc.source.text.Utf8Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsServicesTest {
  private static final String TABLE =
      """

      Status   Name               DisplayName
      ------   ----               -----------
      Running  Nutanix Guest A... Nutanix Guest Tools Agent
      Stopped  Nutanix Self Se... Nutanix Self service Restore Gateway


      """;

  @Test
  void aRowIsAServiceByItsDisplayName() {
    assertThat(services(read(TABLE)))
        .containsExactly(
            new Service("Nutanix Guest Tools Agent", "Running", true),
            new Service("Nutanix Self service Restore Gateway", "Stopped", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void powerShellWritesInSeveralEncodings(String charset) {
    var bytes = ("\uFEFF" + TABLE.replace("\n", "\r\n")).getBytes(Charset.forName(charset));

    assertThat(services(read(bytes))).hasSize(2);
  }

  @Test
  void columnsMayBePartedByTabs() {
    var text =
        "Status\tName\tDisplayName\nRunning\tNutanix Guest A...\tNutanix Guest Tools Agent\n";

    assertThat(services(read(text)))
        .containsExactly(new Service("Nutanix Guest Tools Agent", "Running", true));
  }

  @Test
  void theCommandItselfMayStandAbove() {
    assertThat(services(read("PS C:\\> Get-Service *Nutanix*\n" + TABLE))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'', it has no table of services; Get-Service prints none where it finds none",
    "Running  x  y, it has no table of services; Get-Service prints none where it finds none"
  })
  void withoutATableNothingIsKnown(String text, String problem) {
    var inventory = read(text);

    assertThat(inventory.guests().getFirst().services())
        .isEqualTo(new Unseen<>("win-01/get_service.txt: " + problem));
    assertThat(inventory.isComplete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Runni", "Broken  a  b\n", "Running  Nutanix Guest A... Nutanix Gu"})
  void aRowThatIsNotWholeIsNotLeftOut(String row) {
    var inventory = read(TABLE.stripTrailing() + "\n" + row);

    assertThat(inventory.guests().getFirst().services()).isInstanceOf(Unseen.class);
    assertThat(inventory.caveats())
        .extracting(Caveat::where)
        .containsExactly("win-01/get_service.txt:6");
  }

  @Test
  void theGuestIsCalledLikeTheCapture() {
    assertThat(read(TABLE).guests().getFirst().name()).isEqualTo("win-01");
  }

  private static Inventory read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Inventory read(byte[] text) {
    var origin = new Origin("win-01/get_service.txt", Instant.EPOCH);
    return WindowsServices.read(new Utf8Stream(new ByteArrayInputStream(text)), origin);
  }

  private static List<Service> services(Inventory inventory) {
    return inventory.guests().getFirst().services() instanceof Seen<List<Service>>(var services)
        ? services
        : List.of();
  }
}
