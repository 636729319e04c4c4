package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Reading;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was typed in a guest, out of the files of a capture.
class CapturedGuestTest {
  private static final Instant TAKEN = Instant.parse("2026-11-20T03:00:00Z");

  @TempDir Path temporary;
  Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectories(temporary.resolve("osaka-07"));
  }

  @Test
  void whatAWindowsGuestsCommandsPrintedIsThatGuest() throws Exception {
    Files.writeString(
        folder.resolve("get_service.txt"),
        """
        Status   Name  DisplayName
        Running  NGA   Nutanix Guest Tools Agent
        """);
    Files.writeString(folder.resolve("test_netconnection_vip.txt"), tried("192.0.2.50", "True"));
    Files.writeString(folder.resolve("test_netconnection_dsip.txt"), tried("192.0.2.51", "False"));

    var inventory =
        new CaptureSource()
            .read(SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN)))
            .getFirst();

    var guest = inventory.guests().getFirst();
    assertThat(inventory.isOfGuestAlone()).isTrue();
    assertThat(inventory.caveats()).isEmpty();
    assertThat(guest.name()).isEqualTo("osaka-07");
    assertThat(guest.services())
        .isEqualTo(
            new Reading.Seen<>(
                List.of(new Guest.Service("Nutanix Guest Tools Agent", "Running", true))));
    assertThat(guest.connections())
        .isEqualTo(
            new Reading.Seen<>(
                List.of(
                    new Guest.Connection("192.0.2.51", 2074, false),
                    new Guest.Connection("192.0.2.50", 2074, true))));
  }

  @Test
  void whatALinuxGuestsCommandsPrintedIsThatGuest() throws Exception {
    Files.writeString(
        folder.resolve("systemctl.txt"),
        "ngt_guest_agent.service loaded failed failed Starts, stops Nutanix Guest Agent.\n");
    Files.writeString(
        folder.resolve("nc_vip.txt"), "Connection to 192.0.2.50 2074 port [tcp/*] succeeded!\n");
    Files.writeString(
        folder.resolve("curl_dsip.txt"),
        "curl: (7) Failed to connect to 192.0.2.51 port 2074 after 0 ms: Connection refused\n");

    var inventory =
        new CaptureSource()
            .read(SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN)))
            .getFirst();

    var guest = inventory.guests().getFirst();
    assertThat(inventory.guests()).hasSize(1);
    assertThat(inventory.isOfGuestAlone()).isTrue();
    assertThat(inventory.caveats()).isEmpty();
    assertThat(guest.name()).isEqualTo("osaka-07");
    assertThat(guest.services())
        .isEqualTo(
            new Reading.Seen<>(
                List.of(
                    new Guest.Service("ngt_guest_agent.service", "loaded failed failed", false))));
    assertThat(guest.connections())
        .isEqualTo(
            new Reading.Seen<>(
                List.of(
                    new Guest.Connection("192.0.2.50", 2074, true),
                    new Guest.Connection("192.0.2.51", 2074, false))));
  }

  @Test
  void aGuestBesideFilesOfItsClusterDoesNotStandInForTheListOfItsVms() throws Exception {
    Files.writeString(folder.resolve("test_netconnection.txt"), tried("192.0.2.50", "True"));
    Files.writeString(folder.resolve("ncli_cluster_info.txt"), "Cluster Name : osaka-07\n");

    var inventory =
        new CaptureSource()
            .read(SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN)))
            .getFirst();

    assertThat(inventory.isOfGuestAlone()).isFalse();
    assertThat(inventory.whyVmsMayBeMissing()).isPresent();
  }

  private static String tried(String host, String succeeded) {
    return """
    ComputerName : %s
    RemoteAddress : %s
    RemotePort : 2074
    TcpTestSucceeded : %s
    """
        .formatted(host, host, succeeded);
  }
}
