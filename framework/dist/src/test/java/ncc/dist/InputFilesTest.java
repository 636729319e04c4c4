package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ncc.store.Store;
import ncc.store.sql.StoreAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever names a file to be read is answered in one line where there is something else, and
/// never waits for somebody to write into it.
@Timeout(60)
class InputFilesTest {
  /// Places that name a file: IN stands for it.
  private static final Map<String, Integer> LINES =
      Map.ofEntries(
          Map.entry("--config IN list", 78),
          Map.entry("--config IN validate", 78),
          Map.entry("--config IN config show", 78),
          Map.entry("--config IN health_checks run_all", 78),
          Map.entry("probe --targets-from IN", 78),
          Map.entry("--source guest: serve --web.config.file IN", 78),
          Map.entry("render IN", 3),
          Map.entry("diff IN none --store STORE", 64),
          Map.entry("probe --cert IN --key IN 192.0.2.1", 64),
          Map.entry("alerts --daemon https://192.0.2.1 --token-file IN", 64),
          Map.entry("alerts --daemon https://192.0.2.1 --token-file TOKEN --daemon-ca IN", 64),
          Map.entry("tasks --store IN", 3));

  private static final List<String> KINDS = List.of("pipe", "folder", "socket", "device");

  @TempDir static Path folder;

  @BeforeAll
  static void make() throws Exception {
    var pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", "-m", "600", pipe.toString()).start().waitFor())
        .isZero();
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectory(folder.resolve("folder"), mine);
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
    }
    Files.createSymbolicLink(folder.resolve("device"), Path.of("/dev/zero"));
    LiveSources.secret(folder.resolve("token"), "secret");
    Store.open(new StoreAddress.Embedded(folder.resolve("store.db"))).close();
  }

  static Stream<Arguments> lines() {
    return LINES.entrySet().stream()
        .flatMap(
            line -> KINDS.stream().map(kind -> Arguments.of(line.getKey(), kind, line.getValue())));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void whatIsNoFileIsAnsweredInOneLine(String line, String kind, int code) {
    var result = run(line, kind);

    assertThat(result.err())
        .startsWith("ncc: ")
        .contains(folder.resolve(kind).toString())
        .containsPattern(line.startsWith("tasks") ? "it is no file" : "it is a " + kind)
        .hasLineCount(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prism-element://ncc@192.0.2.1?password-file=IN | password-file: 'IN' cannot be read",
        "prism-central://ncc@192.0.2.1?password-file=TOKEN&ca-file=IN | ca-file: IN cannot be read",
        "ssh://nutanix@192.0.2.1?known-hosts=IN&password-file=TOKEN | known-hosts IN: cannot be",
        "ssh://nutanix@192.0.2.1?known-hosts=TOKEN&identity-file=IN | identity-file IN: cannot be",
        "IN | is no folder; expected the folder of a capture",
      })
  void aSourceThatCannotReadItsFilesSaysSo(String source, String why) throws Exception {
    for (String kind : List.of("pipe", "socket", "device")) {
      var result =
          run("--source " + source + " health_checks ngt_checks ngt_comm_link_check", kind);

      assertThat(result.err()).contains(filled(why, kind)).hasLineCount(1);
      if (!why.startsWith("is")) {
        assertThat(result.err()).contains("it is a " + kind);
      }
      assertThat(result.code()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"pipe", "socket", "device"})
  void aPluginThatIsNoFileIsAPluginProblem(String kind) throws Exception {
    var jars = Files.createDirectories(folder.resolve("plugins-" + kind));
    Files.createSymbolicLink(jars.resolve("x.jar"), folder.resolve(kind));

    assertThat(run("--plugin-path IN list", kind).err()).contains("it is a " + kind);
    assertThat(run("--plugin-path " + jars + " list", kind).err()).contains("it is a " + kind);
  }

  private static Ncc.Result run(String line, String kind) {
    return new Ncc(folder).run(Arrays.stream(filled(line, kind).split(" ")).toArray());
  }

  private static String filled(String text, String kind) {
    return text.replace("IN", folder.resolve(kind).toString())
        .replace("TOKEN", folder.resolve("token").toString())
        .replace("STORE", folder.resolve("store.db").toString());
  }
}
