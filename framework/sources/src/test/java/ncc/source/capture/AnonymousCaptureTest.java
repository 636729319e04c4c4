package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ncc.source.layout.Volumes;
import ncc.source.partial.DiskList;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import ncc.spi.setting.Settings;
import ncc.spi.source.Output;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymousCaptureTest {
  private static final Path TOKYO = Path.of("..", "..", "samples", "captures", "tokyo-01");
  private static final Instant STARTED = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path temporary;

  @Test
  void theCopyTellsTheSameFacts() throws Exception {
    assertSameFacts(TOKYO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ncli_ngt_list.txt",
        "nutanix_guest_tools_cli.txt",
        "acli_vm_list_on.txt",
        "ncli_cluster_info.txt",
        "prism_v1_guest_tools.json"
      })
  void aFileThatIsCutOffAnywhereIsNoLessCutOffInTheCopy(String file) throws Exception {
    var bytes = Files.readAllBytes(TOKYO.resolve(file));
    int step = Math.max(1, bytes.length / 17);
    for (int length = 0; length < bytes.length; length += step) {
      var cut = Files.createDirectories(temporary.resolve("cut-" + length));
      Files.write(cut.resolve(file), java.util.Arrays.copyOf(bytes, length));
      Files.copy(TOKYO.resolve("capture.yaml"), cut.resolve("capture.yaml"));
      if (!file.startsWith("ncli_ngt")) {
        Files.copy(TOKYO.resolve("ncli_ngt_list.txt"), cut.resolve("ncli_ngt_list.txt"));
      } else {
        Files.copy(TOKYO.resolve("acli_vm_list_on.txt"), cut.resolve("acli_vm_list_on.txt"));
      }
      assertSameFacts(cut);
    }
  }

  @Test
  void nothingOfTheOriginalIsInTheCopy() throws Exception {
    var original = read(TOKYO, Recorder.NONE).getFirst();
    var copy = copy(TOKYO);
    var text = new StringBuilder();
    try (var files = Files.walk(copy)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file));
      }
    }
    var secrets = new ArrayList<String>();
    original
        .vms()
        .forEach(vm -> {
          secrets.add(vm.uuid().toString());
          secrets.add(vm.name());
        });
    secrets.addAll(List.of("tokyo-01", "192.0.2.", "0006271a", "2242917836504112144"));
    assertThat(text.toString()).doesNotContain(secrets);
  }

  @Test
  void sharedSubnetsSurvive() throws Exception {
    var cluster = read(copy(TOKYO), Recorder.NONE).getFirst().cluster();
    assertThat(cluster.name()).isEqualTo("cluster-01");
    assertThat(cluster.nodes())
        .allSatisfy(node -> assertThat(node.cvmIp()).startsWith("10.0.1."))
        .doesNotHaveDuplicates();
    assertThat(cluster.vip().orElseThrow()).startsWith("10.0.1.");
  }

  private void assertSameFacts(Path capture) throws Exception {
    var original = read(capture, Recorder.NONE);
    var copy = read(copy(capture), Recorder.NONE);
    assertThat(copy).hasSameSizeAs(original);
    for (int i = 0; i < original.size(); i++) {
      assertThat(copy.get(i).vms().stream().map(Vm::facts))
          .containsExactlyElementsOf(original.get(i).vms().stream().map(Vm::facts).toList());
      assertThat(caveats(copy.get(i))).isEqualTo(caveats(original.get(i)));
      assertThat(copy.get(i).cluster().get(AosVersion.class).map(AosVersion::version))
          .isEqualTo(original.get(i).cluster().get(AosVersion.class).map(AosVersion::version));
      assertThat(copy.get(i).takenAt()).isEqualTo(original.get(i).takenAt());
    }
  }

  private static Map<Caveat.Kind, Set<Object>> caveats(Inventory inventory) {
    var kinds = new TreeMap<Caveat.Kind, Set<Object>>();
    inventory.caveats().stream()
        .collect(Collectors.groupingBy(Caveat::kind))
        .forEach((kind, caveats) ->
            kinds.put(
                kind,
                caveats.stream()
                    .map(caveat -> List.of(caveat.facts(), caveat.vms().size()))
                    .collect(Collectors.toSet())));
    return kinds;
  }

  private Path copy(Path capture) throws Exception {
    var raw = Files.createTempDirectory(temporary, "raw");
    var writer = CaptureWriter.into(raw);
    var brought = read(capture, writer);
    var target = Files.createTempDirectory(temporary, "copy");
    new AnonymousCapture(List.of()).copy(writer.finish(brought, STARTED), target);
    return target;
  }

  private static List<Inventory> read(Path capture, Recorder recorder) throws Exception {
    var clock = InstantSource.fixed(STARTED);
    var request =
        new SourceRequest(capture.toString(), Settings.NONE, WantedClusters.ALL, recorder, clock);
    return new CaptureSource().read(request);
  }

  @Test
  void whatAPluginDescribesIsCopiedWhereItHasALayout() throws Exception {
    var outputs = List.<Output>of(Volumes.LIST, Volumes.PAGES, new DiskList());
    var raw = Files.createDirectory(temporary.resolve("raw"));
    Files.writeString(
        raw.resolve("volume_list.txt"), "Id : 1\nUuid : a\nName : secret\nSize : 6\n");
    Files.writeString(
        raw.resolve("volumes_0000.json"),
        "{\"data\": [{\"extId\": \"a\", \"owner\": \"secret\"}]}");
    Files.writeString(raw.resolve("disk_list.txt"), "secret 5\n");
    Files.writeString(raw.resolve("capture.yaml"), "cluster: secret\n");
    var target = Files.createDirectory(temporary.resolve("copy"));
    var files = List.of("volume_list.txt", "volumes_0000.json", "disk_list.txt");
    var copy = new AnonymousCapture(outputs).copy(new Captured(raw, files, List.of()), target);

    assertThat(copy.files()).containsExactly("volume_list.txt", "volumes_0000.json");
    assertThat(copy.missing())
        .extracting(MissingFile::reason)
        .containsExactly("left out: nobody knows what to hide in it");
    for (String file : copy.files()) {
      assertThat(target.resolve(file)).content().doesNotContain("secret");
    }
    var read =
        new CaptureSource()
            .with(outputs)
            .read(SourceRequest.of(target.toString(), InstantSource.fixed(STARTED)))
            .getFirst();
    assertThat(read.resources())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.get(Volumes.Size.class)).contains(new Volumes.Size(6));
          assertThat(one.has(Volumes.Owner.class)).isFalse();
        });
  }
}
