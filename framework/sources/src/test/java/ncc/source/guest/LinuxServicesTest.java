package ncc.source.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxServicesTest {
  private static final String AGENT = "ngt_guest_agent.service";
  private static final String RESTORE = "ngt_self_service_restore.service";
  private static final String RUNNING = "loaded active running";

  /// As the guide shows them.
  private static final String GREPPED =
      """
      ngt_guest_agent.service\tloaded active running\tStarts, stops Nutanix Guest Agent.
      ngt_self_service_restore.service\tloaded active running\tStarts, stops Self Service Restore
      """;

  @Test
  void theGuidesLineIsRead() {
    assertThat(services(GREPPED))
        .isEqualTo(
            new Seen<>(
                List.of(new Service(AGENT, RUNNING, true), new Service(RESTORE, RUNNING, true))));
  }

  @ParameterizedTest
  @CsvSource({
    "●, loaded failed failed",
    "○, loaded inactive dead",
    "*, loaded activating auto-restart",
    "'', masked inactive dead"
  })
  void whatDoesNotRunIsTold(String mark, String state) {
    assertThat(services("%s %s %s Starts the agent\n".formatted(mark, AGENT, state)))
        .isEqualTo(new Seen<>(List.of(new Service(AGENT, state, false))));
  }

  /// Of those that are active alone one that is missing does not run; of all it is not there.
  @Test
  void anAgentThatIsNotListedDoesNotRunOrIsNotInstalled() {
    var row = RESTORE + " loaded active running Starts, stops Self Service Restore\n";
    var restore = new Service(RESTORE, RUNNING, true);
    var stopped = new Service(AGENT, "not among those that are active", false);
    var hint = "\n1 loaded units listed. Pass --all to see loaded but inactive units, too.\n";

    assertThat(services(row)).isEqualTo(new Seen<>(List.of(stopped, restore)));
    assertThat(services(row + hint)).isEqualTo(new Seen<>(List.of(stopped, restore)));
    assertThat(services(row + "\n1 loaded units listed.\n"))
        .isEqualTo(new Seen<>(List.of(restore)));
    assertThat(services("ann@web:~$ systemctl list-units --all 'ngt_*'\n" + row))
        .isEqualTo(new Seen<>(List.of(restore)));
    assertThat(services("0 loaded units listed.\n")).isEqualTo(new Seen<>(List.of()));
  }

  @Test
  void aUnitThatIsNotFoundIsNone() {
    assertThat(services(AGENT + " not-found inactive dead ngt\n0 loaded units listed.\n"))
        .isEqualTo(new Seen<>(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Linux web-01 6.1.0\n",
        "ngt_guest_agent.service loaded active run",
        "ngt_guest_agent.service loaded perhaps running Starts it\n",
        "● ngt_guest_agent.service - Starts, stops Nutanix Guest Agent.\n",
        """
        ngt_guest_agent.service loaded active running a
        ngt_guest_agent.service loaded failed failed a
        """,
        "Failed to connect to bus: No such file or directory\n",
        "ngt_guest_agent.service loaded active running a\nFailed to list units: timed out\n"
      })
  void whatIsNoWholeListIsSaidToBe(String text) {
    var inventory = read(text);

    assertThat(inventory.guests().getFirst().services()).isInstanceOf(Unseen.class);
    assertThat(inventory.caveats())
        .isNotEmpty()
        .extracting(Caveat::kind)
        .containsOnly(Caveat.Kind.FACT_LOST);
  }

  private static Reading<List<Service>> services(String text) {
    var inventory = read(text);
    assertThat(inventory.caveats()).isEmpty();
    return inventory.guests().getFirst().services();
  }

  private static Inventory read(String text) {
    var origin = new Origin("web-01/systemctl.txt", Instant.EPOCH);
    return LinuxServices.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), origin);
  }
}
