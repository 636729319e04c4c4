package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ncc.source.anonymous.AnonymousCopy;
import ncc.source.anonymous.Pseudonyms;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Reading;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// People paste whole terminal windows, and login shells print lines of their own: whatever stands
/// around an output, it tells the same.
class PastedCaptureTest {
  private static final String BANNER =
      """
      Nutanix Controller VM (CVM) is a virtual storage appliance.

      Alteration of the CVM (unless advised by Nutanix Technical Support) is unsupported.
      Last login: Fri Nov 20 20:58:01 UTC 2026 from 192.0.2.200 on pts/0
      WARNING: all activity is logged; contact: ops@example.org
      Last failed login: Fri Nov 20 20:57:01 UTC 2026 from 192.0.2.200
      Could not chdir to home directory /home/ann: No such file or directory
      """;

  /// What is typed to have each file.
  private static final Map<String, String> COMMANDS =
      Map.of(
          "nutanix_guest_tools_cli.txt",
          "nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true 2>/dev/null",
          "ncli_ngt_list.txt",
          "ncli ngt list",
          "acli_vm_list_on.txt",
          "acli vm.list power_state=true",
          "acli_vm_list_off.txt",
          "acli vm.list power_state=off",
          "ncli_cluster_info.txt",
          "ncli cluster info",
          "get_service.txt",
          "Get-Service *Nutanix*",
          "test_netconnection_vip.txt",
          "Test-NetConnection -ComputerName vip.example -Port 2074",
          "systemctl.txt",
          "systemctl list-units --all 'ngt_*'",
          "nc_vip.txt",
          "nc -vz 192.0.2.50 2074");

  private static final List<String> PROMPTS =
      List.of(
          "nutanix@NTNX-aa11bb22-A-CVM:192.0.2.90:~$ ",
          "[nutanix@cvm-1 ~]$ ",
          "root@cvm:/home/nutanix# ",
          "<ncli> ",
          "<acropolis> ",
          "-bash-4.2$ ",
          "$ ",
          "cvm1# ",
          "laptop:~ ann$ ssh nutanix@192.0.2.90 ",
          "PS C:\\Users\\Administrator> ",
          "[win-01]: PS C:\\> ",
          "PS>",
          "C:\\Users\\ann>",
          "➜  ~ ",
          "{ops} [20:59:07] (prod) » ",
          "\u001b[01;32mnutanix@cvm\u001b[00m:\u001b[01;34m~\u001b[00m$ ",
          "\u001b]0;nutanix@cvm: ~\u0007nutanix@cvm:~$ ");

  @TempDir Path temporary;

  static Stream<Arguments> filesAndPrompts() {
    return COMMANDS.keySet().stream()
        .sorted()
        .flatMap(file -> PROMPTS.stream().map(prompt -> Arguments.of(file, prompt)));
  }

  @ParameterizedTest
  @MethodSource("filesAndPrompts")
  void whatStandsAroundAnOutputIsNoneOfIt(String file, String prompt) throws Exception {
    var output = CapturedTexts.ALL.getOrDefault(file, "");
    var typed = prompt + COMMANDS.getOrDefault(file, "") + "\n";
    var expected = told(file, output);

    assertThat(told(file, typed + output)).as("prompt above").isEqualTo(expected);
    assertThat(told(file, output + typed)).as("command below").isEqualTo(expected);
    assertThat(told(file, typed + output + prompt)).as("both").isEqualTo(expected);
    assertThat(told(file, typed + output + prompt + "\n")).as("both, ended").isEqualTo(expected);
    assertThat(told(file, BANNER + output)).as("banner").isEqualTo(expected);
    assertThat(told(file, BANNER + typed + output + "\n" + prompt.strip() + "\n"))
        .as("all of it")
        .isEqualTo(expected);
    assertThat(told(file, typed + "\n" + output + prompt + "exit\nlogout\n" + BANNER))
        .as("the end of the session")
        .isEqualTo(expected);
    assertThat(told(file, (BANNER + typed + output + prompt).replace("\n", "\r\n")))
        .as("lines of Windows")
        .isEqualTo(expected);
  }

  private static final List<String> ERRORS =
      List.of(
          "ERROR: could not reach all hosts",
          "Error: timeout",
          "error : the list is not whole",
          "Fatal error: out of memory",
          "Failed to connect to the guest tools service",
          "Could not reach the leader",
          "ERROR cli.py:77 no leader",
          "FATAL no leader",
          "    Error: Bad credentials",
          "Traceback (most recent call last):",
          "requests.exceptions.ConnectionError: HTTPSConnectionPool",
          "java.lang.IllegalStateException: no leader");

  static Stream<Arguments> filesAndErrors() {
    return COMMANDS.keySet().stream()
        .filter(file -> !file.startsWith("test_netconnection") && !file.startsWith("nc_"))
        .sorted()
        .flatMap(file -> ERRORS.stream().map(error -> Arguments.of(file, error)));
  }

  @ParameterizedTest
  @MethodSource("filesAndErrors")
  void anErrorAboveOrBelowAnOutputIsReported(String file, String error) throws Exception {
    var output = CapturedTexts.ALL.getOrDefault(file, "");
    var typed = "nutanix@cvm:~$ " + COMMANDS.getOrDefault(file, "") + "\n";

    assertThat(isAsWhole(file, error + "\n" + output)).as("above").isFalse();
    assertThat(isAsWhole(file, BANNER + typed + error + "\n\n" + output)).as("both").isFalse();
    assertThat(isAsWhole(file, output + error + "\n")).as("below").isFalse();
    assertThat(isAsWhole(file, typed + output + error + "\n" + "nutanix@cvm:~$ "))
        .as("below, before a prompt")
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("filesAndErrors")
  void anErrorOfACommandTypedBeforeIsNoneOfTheOutput(String file, String error) throws Exception {
    var output = CapturedTexts.ALL.getOrDefault(file, "");
    var typed = "nutanix@cvm:~$ " + COMMANDS.getOrDefault(file, "") + "\n";
    var before = "nutanix@cvm:~$ ncli cluster infp\n" + error + "\n";

    assertThat(told(file, before + typed + output)).isEqualTo(told(file, output));
  }

  @ParameterizedTest
  @MethodSource("filesAndErrors")
  void theCopyWithoutNamesIsNotMoreWholeThanItsOriginal(String file, String error)
      throws Exception {
    var copy = AnonymousCopy.of(file);
    var output = CapturedTexts.ALL.getOrDefault(file, "");

    if (copy.isPresent()) {
      var copied = copied(copy.get(), error + "\n" + output, new Pseudonyms());
      var whole = copied(copy.get(), output, new Pseudonyms());
      assertThat(told(file, copied)).isNotEqualTo(told(file, whole));
    }
  }

  /// As the output alone is.
  private boolean isAsWhole(String file, String text) throws Exception {
    return told(file, text).equals(told(file, CapturedTexts.ALL.getOrDefault(file, "")));
  }

  static Stream<Arguments> filesAndOthers() {
    return COMMANDS.keySet().stream()
        .sorted()
        .flatMap(file ->
            COMMANDS.keySet().stream()
                .filter(other -> !other.equals(file))
                .map(other -> Arguments.of(file, other)));
  }

  @ParameterizedTest
  @MethodSource("filesAndOthers")
  void theOutputsOfOtherCommandsMayStandInTheSameWindow(String file, String other)
      throws Exception {
    var prompt = "nutanix@NTNX-aa11bb22-A-CVM:192.0.2.90:~$ ";
    var own = prompt + COMMANDS.get(file) + "\n" + CapturedTexts.ALL.get(file);
    var foreign = prompt + COMMANDS.get(other) + "\n" + CapturedTexts.ALL.get(other);
    var expected = told(file, CapturedTexts.ALL.getOrDefault(file, ""));

    assertThat(told(file, foreign + own + prompt)).as("above").isEqualTo(expected);
    assertThat(told(file, own + foreign + prompt)).as("below").isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("filesAndPrompts")
  void theCopyWithoutNamesTellsAsMuchAndNoPrompt(String file, String prompt) throws Exception {
    var copy = AnonymousCopy.of(file);
    if (copy.isEmpty()) {
      return;
    }
    var output = CapturedTexts.ALL.getOrDefault(file, "");
    var typed = prompt + COMMANDS.get(file) + "\n";
    var pseudonyms = new Pseudonyms();
    var pasted = copied(copy.get(), BANNER + typed + output + prompt, pseudonyms);

    assertThat(told(file, pasted)).isEqualTo(told(file, copied(copy.get(), output, pseudonyms)));
    assertThat(pasted).doesNotContain("NTNX", "cvm", "192.0.2", "ann", "Last login", "ops");
  }

  private static String copied(AnonymousCopy copy, String text, Pseudonyms pseudonyms)
      throws IOException {
    var out = new ByteArrayOutputStream();
    copy.copy(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), out, pseudonyms);
    return out.toString(StandardCharsets.UTF_8);
  }

  /// Everything but the lines at which it stands.
  private List<Object> told(String file, String text) throws IOException, SourceException {
    var folder = Files.createDirectories(temporary.resolve("osaka-07"));
    Files.writeString(folder.resolve("prism_v3_clusters.json"), "{\"entities\": []}");
    Files.writeString(folder.resolve(file), text);
    var request = SourceRequest.of(folder.toString(), InstantSource.fixed(Instant.EPOCH));
    Files.writeString(folder.resolve("capture.yaml"), "taken: 2026-11-20T03:00:00Z\n");
    var inventory = new CaptureSource().read(request).getFirst();
    return List.of(
        inventory.cluster(),
        inventory.vms(),
        inventory.parts(),
        inventory.guests().stream().map(PastedCaptureTest::told).toList(),
        inventory.caveats().stream().map(Caveat::reason).toList());
  }

  private static Object told(Guest guest) {
    return List.of(
        guest.services() instanceof Reading.Seen<List<Guest.Service>>(var seen) ? seen : "unseen",
        guest.connections());
  }
}
