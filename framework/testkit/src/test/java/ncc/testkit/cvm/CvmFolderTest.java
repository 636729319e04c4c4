package ncc.testkit.cvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ncc.testkit.Capture;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.Tapes;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CvmFolderTest {
  private static final GeneratedFleet FLEET = new GeneratedFleet(420, 1, 8);
  private static final DescribedCommands TAPES =
      DescribedCommands.of(
          List.of(Tapes.COMMAND, Tapes.NCLI, Tapes.PATH), Capture.of(FLEET), 1, 20);
  private static final CvmCommands COMMANDS = CvmCommands.of(Capture.of(FLEET), TAPES);

  /// A comma makes two names of one, for both.
  private static final String EVERY_NAME =
      FLEET.stream().map(VmFixture::name).collect(Collectors.joining(","));

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    CvmFolder.write(Capture.of(FLEET), TAPES, folder);
  }

  @BeforeEach
  void heal() throws IOException {
    Files.deleteIfExists(folder.resolve("fault"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ncli|cluster|info",
        "ncli|ngt|list",
        "ncli|ngt|list|vm-names=db-1",
        "ncli|ngt|list|vm-names=",
        "ncli|ngt|list|vm-names=nobody,web-410,appliance-1",
        "ncli|ngt|list|vm-name=db-1",
        "ncli|ngt|drop",
        "ncli",
        "acli|vm.list",
        "acli|vm.list|power_state=true",
        "acli|vm.list|power_state=false",
        "acli|vm.list|power_state=on",
        "acli|vm.list|vm_name=db-1",
        "nutanix_guest_tools_cli|list_vm_tools_entities",
        "nutanix_guest_tools_cli|list_vm_tools_entities|include_vm_info=true",
        "nutanix_guest_tools_cli|list_vm_tools_entities|include_vm_info=true|vm_name=db-1",
        "nutanix_guest_tools_cli|list_vm_tools_entities|vm_name=db-1",
        "nutanix_guest_tools_cli|list_vm_tools_entities|vm_name=nobody",
        "nutanix_guest_tools_cli|refresh",
        "ncli|tape|ls",
        "tape_cli|list|all=true",
        "tape_cli|list"
      })
  void answersByteForByteAsTheCommandsInJavaDo(String line) throws Exception {
    isAnsweredAlike(List.of(line.split("\\|")));
  }

  @Test
  void findsEveryNameThatPeopleChoose() throws Exception {
    isAnsweredAlike(List.of("ncli", "ngt", "list", "vm-names=" + EVERY_NAME));
    for (var vm : FLEET.stream().filter(vm -> !vm.name().matches("[\\w-]+")).toList()) {
      isAnsweredAlike(List.of("ncli", "ngt", "list", "vm-names=" + vm.name()));
      isAnsweredAlike(
          List.of(
              "nutanix_guest_tools_cli",
              "list_vm_tools_entities",
              "include_vm_info=true",
              "vm_name=" + vm.name()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "missing, 127, 0",
    "die, 137, 50",
    "cut, 0, 50",
    "fail, 1, 0",
    "slow, 0, 100",
    "noise, 0, 100"
  })
  void failsAsItIsTold(String fault, int code, int percent) throws Exception {
    Files.writeString(folder.resolve("fault"), "acli=hang\nncli cluster=" + fault + "\n");
    var words = List.of("ncli", "cluster", "info");

    var said = run(words);

    var whole = COMMANDS.run(words).out();
    assertThat(said.out()).isEqualTo(whole.substring(0, whole.length() * percent / 100));
    assertThat(said.code()).isEqualTo(code);
    assertThat(run(List.of("ncli", "ngt", "list")).code()).isZero();
  }

  @Test
  void printsGarbageThatIsNoText() throws Exception {
    Files.writeString(folder.resolve("fault"), "ncli=garbage\n");

    assertThat(run(List.of("ncli", "cluster", "info")).out()).contains("\u0000", "\ufffd");
  }

  @Test
  void ofSeveralFaultsTheLongestHolds() throws Exception {
    Files.writeString(folder.resolve("fault"), "ncli ngt list=cut\nncli=missing\nncli ng=fail\n");

    assertThat(run(List.of("ncli", "ngt", "list")).code()).isZero();
    assertThat(run(List.of("ncli", "cluster", "info")).code()).isEqualTo(127);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang", "stall"})
  void hangsUntilItIsEnded(String fault) throws Exception {
    Files.writeString(folder.resolve("fault"), "ncli=" + fault + "\n");
    var process = new ProcessBuilder(folder.resolve("ncli").toString(), "cluster", "info").start();
    if (fault.equals("stall")) {
      assertThat(process.getInputStream().readNBytes(100)).hasSize(100);
    }

    assertThat(process.isAlive()).isTrue();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  @Test
  void saysWhichFaultItDoesNotKnow() throws Exception {
    Files.writeString(folder.resolve("fault"), "ncli=drop\n");

    var said = run(List.of("ncli", "cluster", "info"));

    assertThat(said.err()).endsWith("/fault: 'drop' is nothing that a program can do\n");
    assertThat(said.code()).isEqualTo(70);
  }

  private static void isAnsweredAlike(List<String> words) throws Exception {
    var said = run(words);
    var expected = COMMANDS.run(words);

    assertThat(said.out()).as(String.join(" ", words)).isEqualTo(expected.out());
    assertThat(said.code()).isEqualTo(expected.code());
  }

  private static CvmAnswer run(List<String> words) throws Exception {
    var line = new ArrayList<>(words);
    line.set(0, folder.resolve(words.getFirst()).toString());
    var out = Files.createTempFile(folder, "out", "");
    var err = Files.createTempFile(folder, "err", "");
    var code =
        new ProcessBuilder(line)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new CvmAnswer(text(out), text(err), code);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }
}
