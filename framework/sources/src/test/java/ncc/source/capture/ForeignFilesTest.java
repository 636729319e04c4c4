package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.setting.Settings;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A capture is read from its folder's own regular files. What a link leads to is not opened, nor
/// copied into another capture; a pipe is not waited for.
@Timeout(60)
class ForeignFilesTest {
  private static final String SECRET = "root:$6$x:19000";
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  @TempDir Path temporary;
  Path folder;
  Path secret;

  @BeforeEach
  void aCaptureBesideASecret() throws IOException {
    folder = Files.createDirectories(temporary.resolve("osaka-07/cvm_config")).resolveSibling("");
    secret = Files.writeString(temporary.resolve("shadow"), SECRET + "\n");
    Files.writeString(folder.resolve("prism_v3_clusters.json"), "{\"entities\": []}");
    Files.writeString(folder.resolve("acli_vm_list_off.txt"), "VM name  VM UUID\n");
  }

  static Stream<String> files() {
    return Arrays.stream(CaptureFile.values())
        .map(file -> file.pattern().replace("*", "_0007"))
        .filter(file -> !file.startsWith("acli_vm_list_off"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aLinkIsNotFollowed(String file) throws Exception {
    Files.createSymbolicLink(folder.resolve(file), secret);

    assertThat(caveats(read())).contains("is a link; a capture is read from its own files alone");
    assertThat(read().toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @MethodSource("files")
  void aPipeIsNotWaitedFor(String file) throws Exception {
    pipe(folder.resolve(file));

    assertThat(caveats(read())).contains("is not a file");
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatALinkLeadsToIsNotCollected(String file) throws Exception {
    Files.createSymbolicLink(folder.resolve(file), secret);
    var writer = CaptureWriter.into(temporary.resolve("copy"));

    writer.finish(new CaptureSource().read(request(writer)), Instant.EPOCH);

    try (var copied = Files.walk(temporary.resolve("copy"))) {
      assertThat(copied.filter(Files::isRegularFile).map(ForeignFilesTest::text))
          .isNotEmpty()
          .noneMatch(text -> text.contains(SECRET));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shadow", "nowhere", "osaka-07/acli_vm_list_off.txt", "osaka-07"})
  void aDescriptionThatIsALinkIsNotRead(String target) throws IOException {
    Files.createSymbolicLink(folder.resolve("capture.yaml"), temporary.resolve(target));

    assertThatThrownBy(this::read)
        .isInstanceOf(SourceException.class)
        .hasMessage(
            folder
                + "/capture.yaml: cannot be read: is a link; a capture is read from its own files"
                + " alone");
  }

  @Test
  void aDescriptionThatIsAPipeOrAFolderIsNotRead() throws Exception {
    pipe(folder.resolve("capture.yaml"));
    assertThatThrownBy(this::read)
        .hasMessageEndingWith("/capture.yaml: cannot be read: is not a file");

    Files.delete(folder.resolve("capture.yaml"));
    Files.createDirectory(folder.resolve("capture.yaml"));
    assertThatThrownBy(this::read)
        .hasMessageEndingWith("/capture.yaml: cannot be read: is not a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cvm_config"})
  void aFolderThatMayNotBeListedIsNotTakenForAnEmptyOne(String within) throws IOException {
    var hidden = Files.createDirectories(folder.resolve(within));
    Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("--x--x--x"));
    try {
      assumeThat(Files.isReadable(hidden)).as("root may list every folder").isFalse();

      assertThatThrownBy(this::read)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining(": the folder cannot be read: permission denied");
    } finally {
      Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aDescriptionWithoutEndIsNotRead() throws IOException {
    Files.writeString(folder.resolve("capture.yaml"), "#".repeat(80).concat("\n").repeat(13_000));

    assertThatThrownBy(this::read)
        .isInstanceOf(SourceException.class)
        .hasMessageEndingWith("/capture.yaml: cannot be read: it is larger than 1 MiB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checks: &c {<<: *c}",
        "cluster: &a {<<: *a}",
        "cvms: &a [*a, *a]",
        "missing: &a [*a]",
        "a: &a [x]\nb: &b [*a, *a]",
        "missing: [{file: &f [*f], reason: *f}]"
      })
  void aDescriptionThatContainsItselfIsAMistake(String yaml) throws IOException {
    Files.writeString(folder.resolve("capture.yaml"), yaml);

    assertThatThrownBy(this::read)
        .isInstanceOf(SourceException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aDescriptionNestedWithoutEndIsAMistake() throws IOException {
    Files.writeString(folder.resolve("capture.yaml"), "cvms: " + "[".repeat(500_000));

    assertThatThrownBy(this::read).isInstanceOf(SourceException.class);
  }

  @Test
  void aFolderOfTheCaptureThatIsALinkIsNotEntered() throws Exception {
    var elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("nutanix_guest_tools_cli.txt"), "vm_name: 'stolen'\n");
    Files.delete(folder.resolve("cvm_config"));
    Files.createSymbolicLink(folder.resolve("cvm_config"), elsewhere);

    assertThat(caveats(read())).contains("is a link; a capture is read from its own files alone");
  }

  @Test
  void theFolderItselfMayBeALink() throws Exception {
    var link = Files.createSymbolicLink(temporary.resolve("latest"), folder);

    assertThat(new CaptureSource().read(SourceRequest.of(link.toString(), CLOCK))).hasSize(1);
  }

  private static void pipe(Path path) throws Exception {
    assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
  }

  private SourceRequest request(Recorder recorder) {
    return new SourceRequest(folder.toString(), Settings.NONE, WantedClusters.ALL, recorder, CLOCK);
  }

  private List<Inventory> read() throws SourceException {
    return new CaptureSource().read(request(Recorder.NONE));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  private static String caveats(List<Inventory> read) {
    return read.stream()
        .flatMap(one -> one.caveats().stream())
        .map(Caveat::reason)
        .toList()
        .toString();
  }
}
