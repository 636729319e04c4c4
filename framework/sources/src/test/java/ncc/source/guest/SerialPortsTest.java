package ncc.source.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ncc.spi.inventory.Guest.SerialDevice;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real pair of pseudo-terminals in another root, one end of it the guest's port. Needs `socat`,
/// so it runs with `-Ptools`.
@Tag("tools")
class SerialPortsTest {
  @TempDir Path root;
  @TempDir Path proc;
  private Path port;
  private Path cluster;
  private Process pair;

  @BeforeEach
  void aPort() throws Exception {
    Files.createDirectories(root.resolve("dev"));
    port = root.resolve("dev/ttyS1");
    cluster = root.resolve("cluster");
    pair =
        new ProcessBuilder(
                "socat",
                "-d",
                "-d",
                "pty,raw,echo=0,link=" + port,
                "pty,raw,echo=0,link=" + cluster)
            .redirectErrorStream(true)
            .start();
    var said = pair.inputReader();
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("starting data transfer loop")) {
        return;
      }
    }
    throw new IOException("socat made no pair of pseudo-terminals");
  }

  /// Before the folder goes: socat removes its links when it ends by itself.
  @AfterEach
  void end() throws InterruptedException {
    pair.destroyForcibly().waitFor();
  }

  @Test
  void aPortOnWhichNobodySpeaksIsFree() throws IOException {
    var device = device();

    assertThat(device.path()).isEqualTo(port.toString());
    assertThat(device.present()).isTrue();
    assertThat(device.holders()).isEqualTo(new Seen<>(List.of()));
    assertThat(device.speaks()).isEqualTo(new Seen<>(false));
  }

  @Test
  void whatIsSaidUnaskedIsHeard() throws IOException {
    // Kept open, since socat ends with the first end that is closed.
    try (var end = Files.newOutputStream(cluster)) {
      end.write("login: ".getBytes(StandardCharsets.US_ASCII));

      assertThat(device().speaks()).isEqualTo(new Seen<>(true));
    }
  }

  @Test
  void nobodyListensWhereSomebodyHoldsIt() throws IOException {
    var fd = Files.createDirectories(proc.resolve("7/fd"));
    Files.writeString(proc.resolve("7/comm"), "getty\n");
    Files.createSymbolicLink(fd.resolve("0"), Files.readSymbolicLink(port));

    assertThat(device().speaks()).isEqualTo(new Unseen<>("getty has it open"));
  }

  private SerialDevice device() throws IOException {
    return new SerialPorts(GuestRoot.at(root), new OpenFiles(proc), Commands.MACHINE)
        .devices()
        .getFirst();
  }
}
