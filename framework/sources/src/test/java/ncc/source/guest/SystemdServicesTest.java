package ncc.source.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import ncc.spi.inventory.Guest.Service;
import org.junit.jupiter.api.Test;

class SystemdServicesTest {
  private static final String SHOWN =
      """
      Id=ngt_guest_agent.service
      LoadState=loaded
      ActiveState=active
      SubState=running

      Id=ngt_self_service_restore.service
      LoadState=%s
      ActiveState=inactive
      SubState=dead
      """;

  @Test
  void loadedActiveAndRunningIsRunning() throws IOException {
    assertThat(SystemdServices.read(SHOWN.formatted("loaded")))
        .containsExactly(
            new Service("ngt_guest_agent.service", "loaded active running", true),
            new Service("ngt_self_service_restore.service", "loaded inactive dead", false));
  }

  @Test
  void aUnitThatIsNotFoundIsNoService() throws IOException {
    assertThat(SystemdServices.read(SHOWN.formatted("not-found")))
        .extracting(Service::name)
        .containsExactly("ngt_guest_agent.service");
  }

  @Test
  void aUnitOfWhichNothingIsToldIsNotTakenForOneThatIsNotThere() {
    assertThatThrownBy(() -> SystemdServices.read("Id=ngt_guest_agent.service\nLoadState=loaded"))
        .hasMessage("systemctl show told of 0 units, expected 2");
  }

  @Test
  void aManagerThatIsNotThereIsSaidToBe() {
    Commands noSystemd =
        _ -> new Commands.Ended(1, "System has not been booted with systemd\nmore\n");

    assertThatThrownBy(() -> new SystemdServices(noSystemd).services())
        .isInstanceOf(IOException.class)
        .hasMessage("systemctl: System has not been booted with systemd");
  }

  @Test
  void onlyTheUnitsOfNgtAreAskedFor() throws IOException {
    var asked = new java.util.ArrayList<List<String>>();
    new SystemdServices(
            command -> {
              asked.add(command);
              return new Commands.Ended(0, SHOWN.formatted("loaded"));
            })
        .services();

    assertThat(asked)
        .containsExactly(
            List.of(
                "systemctl",
                "show",
                "--property=Id,LoadState,ActiveState,SubState",
                "ngt_guest_agent.service",
                "ngt_self_service_restore.service"));
  }
}
