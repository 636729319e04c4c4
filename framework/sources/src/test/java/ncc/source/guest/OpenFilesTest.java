package ncc.source.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ncc.spi.inventory.Guest.Holder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A `/proc` with processes that have real devices open.
class OpenFilesTest {
  private static final Path NULL = Path.of("/dev/null");
  private static final Path ZERO = Path.of("/dev/zero");

  @TempDir Path proc;
  private OpenFiles open;

  @BeforeEach
  void open() {
    open = new OpenFiles(proc);
  }

  @Test
  void whoHasTheDeviceOpenHoldsIt() throws IOException {
    process(7, "getty", "/sbin/getty", "/system.slice/getty.service", NULL);
    process(12, "cat", "cat", "/user.slice", ZERO);

    assertThat(open.holders(NULL)).containsExactly(new Holder(7, "getty", false));
    assertThat(open.holders(ZERO)).containsExactly(new Holder(12, "cat", false));
  }

  @Test
  void theAgentIsKnownByItsUnitOrItsProgram() throws IOException {
    process(7, "python", "python x.py", "/system.slice/ngt_guest_agent.service", NULL);
    process(8, "python", "python\0/usr/local/nutanix/bin/agent.py", "/", NULL);
    process(9, "python", "python\0/home/usr/local/nutanix/x", "/", NULL);

    assertThat(open.holders(NULL)).extracting(Holder::agent).containsExactly(true, true, false);
  }

  @Test
  void filesThatAreNoDevicesAreNotLookedAt() throws IOException {
    process(7, "java", "java", "/", Path.of("socket:[1234]"), proc.resolve("gone"), NULL);

    assertThat(open.holders(NULL)).hasSize(1);
  }

  @Test
  void aProcessThatEndedHoldsNothing() throws IOException {
    Files.createDirectories(proc.resolve("99"));
    process(7, "java", "java", "/", Path.of("/dev/null-that-is-not-there"));

    assertThat(open.holders(NULL)).isEmpty();
  }

  @Test
  void aProcessOfThisMachineIsFoundInItsOwnProc() throws Exception {
    var sleeping =
        new ProcessBuilder(List.of("sleep", "60"))
            .redirectInput(Path.of("/dev/full").toFile())
            .start();
    try {
      var holders = new OpenFiles(Path.of("/proc")).holders(Path.of("/dev/full"));

      assertThat(holders).contains(new Holder(sleeping.pid(), "sleep", false));
    } catch (java.nio.file.AccessDeniedException notRoot) {
      assertThat(notRoot.getFile()).startsWith("/proc/");
    } finally {
      sleeping.destroyForcibly();
    }
  }

  private void process(int pid, String comm, String cmdline, String cgroup, Path... open)
      throws IOException {
    var folder = proc.resolve(String.valueOf(pid));
    var fd = Files.createDirectories(folder.resolve("fd"));
    Files.writeString(folder.resolve("comm"), comm + "\n");
    Files.writeString(folder.resolve("cmdline"), cmdline + "\0");
    Files.writeString(folder.resolve("cgroup"), "0::" + cgroup + "\n");
    for (int i = 0; i < open.length; i++) {
      Files.createSymbolicLink(fd.resolve(String.valueOf(i)), open[i]);
    }
  }
}
