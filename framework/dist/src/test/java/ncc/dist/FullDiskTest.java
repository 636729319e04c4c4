package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The daemon on a real disk of its own that is full, or may not be written. Needs `unshare` and
/// `nsenter`, and who may mount.
@Tag("tools")
@Timeout(180)
class FullDiskTest {
  private static final String FULL = ": the disk is full";

  @TempDir Path folder;
  private Path disk;
  private Path store;
  private Process namespace;

  /// A disk of 12 MB that nobody else sees.
  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    store = disk.resolve("store.db");
    namespace =
        new ProcessBuilder(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=12m none \"$1\" && echo mounted && exec sleep 600",
                "sh",
                disk.toString())
            .start();
    assertThat(namespace.inputReader().readLine()).isEqualTo("mounted");
    Files.writeString(
        folder.resolve("ncc.yaml"),
        """
        checks:
          ngt_comm_link_check:
            interval: 1s
        """);
  }

  @AfterEach
  void unmount() throws Exception {
    namespace.destroy();
    namespace.waitFor();
  }

  private List<String> inside() {
    return List.of("nsenter", "--mount", "--target", Long.toString(namespace.pid()), "--wd=.");
  }

  private Ncc.Running serve() throws IOException {
    return new Ncc(folder)
        .startUnder(
            inside(),
            "--config",
            folder.resolve("ncc.yaml"),
            "--source",
            Ncc.TOKYO,
            "serve",
            "--store",
            store,
            "--web.listen-address",
            "127.0.0.1:0");
  }

  private Ncc.Result ncc(String... words) throws Exception {
    var line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--store", store.toString()));
    return new Ncc(folder).runUnder(inside(), line);
  }

  private void onDisk(String script) throws Exception {
    var line = new ArrayList<>(inside());
    line.addAll(List.of("sh", "-c", script, "sh", disk.toString()));
    assertThat(new ProcessBuilder(line).start().waitFor()).isZero();
  }

  /// Nothing, not a byte.
  private void fill() throws Exception {
    onDisk("! dd if=/dev/zero of=\"$1/other\" bs=4k 2>/dev/null");
  }

  private int runs() throws Exception {
    return (int) ncc("runs", "--limit", "1000").out().lines().count();
  }

  private static void await(Ncc.Running serving, Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      assertThat(serving.process().isAlive()).isTrue();
      Thread.sleep(100);
    }
  }

  @Test
  @Tag("long")
  void aFullDiskIsSaidOnceAndTheDaemonGoesOnWhenThereIsRoom() throws Exception {
    var serving = serve();
    try {
      await(serving, () -> ncc("runs").out().contains("ngt_comm_link_check"));
      fill();
      await(serving, () -> serving.hasSaid(FULL));
      int before = runs();

      var asked = ncc("run", "all");
      assertThat(asked.code()).isEqualTo(3);
      assertThat(asked.err()).hasLineCount(1).contains(FULL);
      Thread.sleep(10_000);
      assertThat(serving.process().isAlive()).isTrue();

      onDisk("rm \"$1/other\"");
      await(serving, () -> runs() > before + 2);
      assertThat(ncc("run", "all", "--wait").code()).isEqualTo(2);
    } finally {
      serving.process().destroy();
    }
    var ended = serving.end();
    assertThat(ended.err().lines().filter(line -> line.contains(FULL)).toList())
        .hasSizeBetween(1, 3);
  }

  @Test
  void aDiskThatIsFullAtTheStartIsOneLine() throws Exception {
    fill();

    var result = serve().end();

    assertThat(result.code()).isEqualTo(78);
    assertThat(result.err()).hasLineCount(1).contains("store " + store, "full");
  }

  @Test
  void aFileThatMayNotBeWrittenAtTheStartIsOneLine() throws Exception {
    onDisk(": > \"$1/store.db\" && mount -o remount,ro \"$1\"");

    var result = serve().end();

    assertThat(result.code()).isEqualTo(78);
    assertThat(result.err()).hasLineCount(1).contains("store " + store);
  }
}
