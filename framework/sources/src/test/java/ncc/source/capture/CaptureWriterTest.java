package ncc.source.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Power;
import ncc.spi.setting.Settings;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureWriterTest {
  private static final Instant STARTED = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ACLI = "payroll aaaaaaaa-0000-4000-8000-000000000001\n";
  private static final String NCLI =
      """
          VM Id                     : 00061111::aaaaaaaa-0000-4000-8000-000000000001
          VM Name                   : payroll
          NGT Enabled               : true
          Tools ISO Mounted         : false
          Vss Snapshot              : true
          File Level Restore        : true
          Communication Link Active : true
      """;

  @TempDir Path temporary;
  Path folder;
  CaptureWriter writer;

  @BeforeEach
  void begin() {
    folder = temporary.resolve("nagoya-02");
    writer = CaptureWriter.into(folder);
  }

  @Test
  void keepsEveryByteEvenBehindWhereReadingStopped() throws Exception {
    var bytes = new byte[100_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    try (var in = writer.recorded("prism_v4_vms_0000.json", new ByteArrayInputStream(bytes))) {
      assertThat(in.read()).isZero();
    }
    var captured = writer.finish(List.of(), STARTED);
    assertThat(folder.resolve("prism_v4_vms_0000.json")).hasBinaryContent(bytes);
    assertThat(captured.files()).containsExactly("prism_v4_vms_0000.json");
    assertThat(captured.bytes()).isEqualTo(100_000);
    assertThat(captured.missing()).isEmpty();
  }

  @Test
  void nobodyButItsOwnerReadsIt() throws Exception {
    record("acli_vm_list_on.txt", text(ACLI));
    writer.finish(List.of(), STARTED);
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("acli_vm_list_on.txt"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("capture.yaml"))).isEqualTo("rw-------");
  }

  @Test
  void aFileHasItsNameOnlyOnceItIsWhole() throws Exception {
    var in = writer.recorded("acli_vm_list_on.txt", text(ACLI));
    assertThat(in.read()).isEqualTo('p');
    assertThat(folder.resolve("acli_vm_list_on.txt")).doesNotExist();
    in.close();
    assertThat(folder.resolve("acli_vm_list_on.txt")).hasContent(ACLI);
  }

  @Test
  void whatBreaksOffIsNotedAsMissing() throws Exception {
    record("ncli_ngt_list.txt", new SequenceInputStream(text(NCLI), new Broken()));
    var captured = writer.finish(List.of(), STARTED);
    assertThat(folder.resolve("ncli_ngt_list.txt")).hasContent(NCLI);
    assertThat(captured.missing())
        .containsExactly(
            new MissingFile("ncli_ngt_list.txt", "reading failed: the line went dead"));
  }

  @Test
  void whatIsStillBeingReadAtTheEndIsNotedAsMissing() throws Exception {
    var in = writer.recorded("ncli_ngt_list.txt", text(NCLI));
    assertThat(in.read()).isEqualTo(' ');
    var captured = writer.finish(List.of(), STARTED);
    assertThat(folder.resolve("ncli_ngt_list.txt")).hasSize(1);
    assertThat(captured.missing())
        .extracting(MissingFile::reason)
        .containsExactly("it was still being read when time was up");
  }

  @Test
  void aSecondTryTakesThePlaceOfTheFirst() throws Exception {
    record("ncli_ngt_list.txt", new Broken());
    record("ncli_ngt_list.txt", text(NCLI));
    var captured = writer.finish(List.of(), STARTED);
    assertThat(folder.resolve("ncli_ngt_list.txt")).hasContent(NCLI);
    assertThat(captured.missing()).isEmpty();
  }

  @Test
  void aSecondTryThatBreaksOffLeavesTheWholeFirst() throws Exception {
    record("ncli_ngt_list.txt", text(NCLI));
    record("ncli_ngt_list.txt", new SequenceInputStream(text("  VM Id  : "), new Broken()));
    writer.finish(List.of(), STARTED);
    assertThat(folder.resolve("ncli_ngt_list.txt")).hasContent(NCLI);
    assertThat(names()).containsExactly("capture.yaml", "ncli_ngt_list.txt");
  }

  @Test
  void twoTriesAtOnceDoNotMix() throws Exception {
    var first = writer.recorded("ncli_ngt_list.txt", text("aaaa"));
    var second = writer.recorded("ncli_ngt_list.txt", text("bbbb"));
    assertThat(first.readNBytes(2)).asString(UTF_8).isEqualTo("aa");
    assertThat(second.readNBytes(2)).asString(UTF_8).isEqualTo("bb");
    first.close();
    second.close();
    writer.finish(List.of(), STARTED);
    assertThat(folder.resolve("ncli_ngt_list.txt")).hasContent("bbbb");
    assertThat(names()).containsExactly("capture.yaml", "ncli_ngt_list.txt");
  }

  @Test
  void whatTheSourceSaysOfABrokenFileIsSaidOnce() throws Exception {
    record("ncli_ngt_list.txt", new SequenceInputStream(text(NCLI), new Broken()));
    writer.missing("ncli_ngt_list.txt", "the command was killed");
    writer.missing("ncli_ngt_list.txt", "the command was killed");
    assertThat(writer.finish(List.of(), STARTED).missing())
        .containsExactly(new MissingFile("ncli_ngt_list.txt", "the command was killed"));
  }

  @Test
  void aReaderWhoseTimeIsUpStillWritesWhatItRead() throws Exception {
    Thread.currentThread().interrupt();
    try (var in = writer.recorded("ncli_ngt_list.txt", text(NCLI))) {
      assertThat(in.readNBytes(100)).hasSize(100);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    var captured = writer.finish(List.of(), STARTED);
    assertThat(folder.resolve("ncli_ngt_list.txt")).hasSize(100);
    assertThat(captured.missing())
        .extracting(MissingFile::reason)
        .containsExactly("it was still being read when time was up");
  }

  @Test
  void whatIsReadAfterTheEndIsNotKept() throws Exception {
    record("acli_vm_list_on.txt", text(ACLI));
    writer.finish(List.of(), STARTED);
    record("ncli_ngt_list.txt", text(NCLI));
    assertThat(names()).containsExactly("acli_vm_list_on.txt", "capture.yaml");
  }

  @Test
  void aFolderThatVanishesEndsTheRecording() throws Exception {
    var in = writer.recorded("ncli_ngt_list.txt", text(NCLI));
    try (var parts = Files.list(folder)) {
      for (Path part : parts.toList()) {
        Files.delete(part);
      }
    }
    Files.delete(folder);
    in.close();
    assertThatThrownBy(() -> writer.finish(List.of(), STARTED)).isInstanceOf(IOException.class);
    assertThat(folder).doesNotExist();
  }

  @Test
  void aFileThatIsNotKeptIsGone() throws Exception {
    try (var file = new RecordedFile(folder.resolve("half.txt"))) {
      file.write('x');
    }
    assertThat(names()).isEmpty();
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/x", "a/../../x", "", "a//b", "a/", "a\nb", ".ssh/id", "ü"})
  void aNameThatLeadsOutOfTheFolderIsRefused(String name) {
    assertThatThrownBy(() -> writer.recorded(name, text("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMissingFileIsOutOfReachForWhoeverReadsTheCapture() throws Exception {
    record("acli_vm_list_on.txt", text(ACLI));
    record("ncli_ngt_list.txt", text(NCLI));
    writer.missing("nutanix_guest_tools_cli.txt", "bash: command not found: 'x'\nline 2");
    writer.finish(List.of(), STARTED);
    assertThat(read(folder).caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.OUT_OF_REACH);
          assertThat(caveat.where()).isEqualTo("nagoya-02/nutanix_guest_tools_cli.txt");
          assertThat(caveat.reason()).isEqualTo("bash: command not found: 'x'\ufffdline 2");
          assertThat(caveat.facts()).contains(FactType.of(CertificateExpiry.class));
        });
  }

  @Test
  void aListThatBrokeOffIsIncompleteThoughItsRowsLookWhole() throws Exception {
    record("ncli_ngt_list.txt", new SequenceInputStream(text(NCLI), new Broken()));
    writer.finish(List.of(), STARTED);
    var inventory = read(folder);
    assertThat(inventory.whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains("reading failed: the line went dead");
    assertThat(inventory.parts().getFirst().whole()).isFalse();
  }

  @Test
  void aFileThatListsNoNgtVmsLosesItsFacts() throws Exception {
    record("ncli_ngt_list.txt", text(NCLI));
    record("acli_vm_list_on.txt", new SequenceInputStream(text(ACLI), new Broken()));
    writer.finish(List.of(), STARTED);
    assertThat(read(folder).caveats())
        .extracting(Caveat::kind, Caveat::facts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Caveat.Kind.FACT_LOST, FactType.setOf(Power.class)));
  }

  @Test
  void aCaptureOfNothingSaysWhy() throws Exception {
    writer.missing("ncli_ngt_list.txt", "the connection was refused");
    writer.finish(List.of(), STARTED);
    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(SourceException.class)
        .hasMessageEndingWith(
            "nothing could be had when it was taken: nagoya-02/ncli_ngt_list.txt: the connection"
                + " was refused");
  }

  @Test
  void aCaptureOfACaptureTellsTheSame() throws Exception {
    record("ncli_ngt_list.txt", text(NCLI));
    record("acli_vm_list_on.txt", new SequenceInputStream(text(ACLI), new Broken()));
    record(
        "capture.yaml",
        text(
            """
            taken: 2026-11-20T03:00:00Z
            hypervisor: hyper-v
            ngt-version: 4.1.1
            cvms: [198.51.100.11]
            """));
    writer.finish(List.of(), STARTED);
    var again = temporary.resolve("copy");
    var copying = CaptureWriter.into(again);
    var inventory = read(folder, copying);
    copying.finish(List.of(inventory), STARTED);
    assertThat(again.resolve("ncli_ngt_list.txt")).hasContent(NCLI);
    var copied = read(again);
    assertThat(copied.vms())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("provenance")
        .isEqualTo(inventory.vms());
    assertThat(copied.cluster()).isEqualTo(inventory.cluster());
    assertThat(copied.takenAt()).isEqualTo(inventory.takenAt());
    assertThat(byKind(copied)).isEqualTo(byKind(inventory));
  }

  @Test
  void factsKeepTheAgeTheySayTheyHave() throws Exception {
    record("ncli_ngt_list.txt", text(NCLI));
    var older = STARTED.minusSeconds(3600);
    Files.setLastModifiedTime(
        folder.resolve("ncli_ngt_list.txt"), java.nio.file.attribute.FileTime.from(older));
    writer.finish(List.of(read(folder)), STARTED);
    assertThat(folder.resolve("capture.yaml")).content().contains("taken: \"" + older + "\"");
  }

  private static Map<Caveat.Kind, List<String>> byKind(Inventory inventory) {
    var kinds = new TreeMap<Caveat.Kind, List<String>>();
    for (Caveat caveat : inventory.caveats()) {
      kinds.merge(
          caveat.kind(),
          List.of(caveat.reason()),
          (one, other) ->
              java.util.stream.Stream.concat(one.stream(), other.stream()).sorted().toList());
    }
    return kinds;
  }

  private void record(String file, InputStream from) {
    try (var in = writer.recorded(file, from)) {
      in.readAllBytes();
    } catch (IOException _) {
      // A source makes a caveat of it.
    }
  }

  private static Inventory read(Path capture) throws SourceException {
    return read(capture, ncc.spi.source.Recorder.NONE);
  }

  private static Inventory read(Path capture, ncc.spi.source.Recorder recorder)
      throws SourceException {
    var request =
        new SourceRequest(
            capture.toString(),
            Settings.NONE,
            WantedClusters.ALL,
            recorder,
            InstantSource.fixed(STARTED));
    return new CaptureSource().read(request).getFirst();
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the line went dead");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }
}
