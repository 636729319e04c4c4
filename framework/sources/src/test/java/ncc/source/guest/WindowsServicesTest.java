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

  private static final String LIST =
      """


      Name                : Nutanix Guest Agent
      DisplayName         : Nutanix Guest Tools Agent
      Status              : Running
      DependentServices   : {}
      ServicesDependedOn  : {}
      CanPauseAndContinue : False
      CanShutdown         : True
      CanStop             : True
      ServiceType         : Win32OwnProcess

      Name                : Nutanix Self Service Restore Gateway
      DisplayName         : Nutanix Self service Restore Gateway
      Status              : Stopped
      DependentServices   : {}
      ServicesDependedOn  : {Tcpip, Dnscache, LanmanServer, LanmanWorkstation,
                            RpcSs...}
      ServiceType         : Win32OwnProcess



      """;

  @ParameterizedTest
  @ValueSource(strings = {"%s", "PS C:\\> Get-Service *Nutanix* | Format-List%n%s%nPS C:\\> "})
  void aListIsReadAsATableIs(String pasted) {
    assertThat(read(pasted.formatted(LIST)).guests()).isEqualTo(read(TABLE).guests());
    assertThat(read(pasted.formatted(LIST.replace("\n", "\r\n"))).caveats()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name   : Nutanix Guest Agent\nStatus : Paused\n",
        "Status : Paused\nName   : Nutanix Guest Agent\n\n",
        "  Status      : Paused\n  DisplayName : Nutanix Guest Agent\n",
        "Name : x\nDisplayName : Nutanix Guest Agent\nStatus : Paused",
        "Name : x\nDisplayName : Nutanix Guest Agent\nStatus : Paused\nCanSto",
        "Name : \nDisplayName : Nutanix Guest Agent\nStatus : Paused\nStartType : Auto\n",
      })
  void aListMayHoldSomeOfTheProperties(String list) {
    assertThat(services(read(list)))
        .containsExactly(new Service("Nutanix Guest Agent", "Paused", false));
  }

  @Test
  void servicesOfAListMayStandWithoutABlankLineBetween() {
    var list = LIST.replace("\n\nName", "\nName");

    assertThat(services(read(list))).isEqualTo(services(read(LIST))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Name : x, 1",
    "'Name : x\n\nStatus : Running\n', 1",
    "'Name : x\nStatus : Broken\n', 1",
    "'Name : x\nStatus :\n', 1",
    "'Name : x\nStatus : Runn', 1",
    "'Status : Running\nDisplayName : Nutanix Gu', 1",
    "'Name : x\nStatus : Running\n\nName : y\n', 4",
    "'Name : x\nStatus : Running\n\nError: denied\n', 4",
    "'Error: denied\nName : x\nStatus : Running\n', 1",
  })
  void aServiceOfAListThatIsNotWholeIsNotLeftOut(String list, int line) {
    var inventory = read(list.replace("\\n", "\n"));

    assertThat(inventory.guests().getFirst().services()).isInstanceOf(Unseen.class);
    assertThat(inventory.caveats().getFirst().where()).isEqualTo("win-01/get_service.txt:" + line);
  }

  @ParameterizedTest
  @CsvSource({"Running, true", "Stopped, false"})
  void aListBesideATableOfTheSameIsNoContradictionAndOneOfAnotherIs(
      String restore, boolean isSame) {
    var table = TABLE.replace("Stopped", restore);
    var list = LIST.replace("Stopped", "Running");

    assertThat(read(table + list).isComplete()).isEqualTo(isSame);
    assertThat(read(list + table).isComplete()).isEqualTo(isSame);
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
