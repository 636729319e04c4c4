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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ncc.source.text.JsonText;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Part;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An answer of Prism that was copied from a terminal tells the same, whatever the terminal showed
/// around it.
class PastedJsonTest {
  private static final Instant TAKEN = Instant.parse("2026-11-20T03:00:00Z");
  private static final Set<Integer> ALL = Set.of(1, 2);

  private static final List<String> ABOVE =
      List.of(
          "",
          "nutanix@NTNX-A-CVM:192.0.2.61:~$ curl -sk -u admin https://192.0.2.50:9440/api\n",
          """
          [nutanix@cvm ~]$ curl -sk -u admin https://192.0.2.50:9440/api/nutanix/v3/groups \\
          > -d '{"entity_type": "mh_vm"}'
          """,
          "PS C:\\Users\\ann> curl.exe -k https://192.0.2.50:9440/\r\n",
          """
          Nutanix Controller VM (CVM) is a virtual storage appliance.

          Last login: Fri Nov 20 20:58:01 UTC 2026 from 192.0.2.200
          """,
          "-bash: warning: setlocale: LC_ALL: cannot change locale (ja_JP.UTF-8)\n",
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n",
          "  % Total    % Received % Xferd  Average Speed   Time\n100  4096  100  4096    0\n");

  private static final List<String> BELOW =
      List.of(
          "",
          "\n",
          "\nnutanix@NTNX-A-CVM:192.0.2.61:~$ ",
          "nutanix@NTNX-A-CVM:192.0.2.61:~$ ",
          "[nutanix@cvm ~]$ exit\nlogout\nConnection to 192.0.2.61 closed.\n",
          "%\nlaptop:~ ann$ ls\na.json  {b}\nlaptop:~ ann$ ",
          "\r\nPS C:\\Users\\ann> \r\n",
          "\n❯ ");

  @TempDir Path temporary;

  static Stream<Arguments> surroundings() {
    return ABOVE.stream().flatMap(above -> BELOW.stream().map(below -> Arguments.of(above, below)));
  }

  private static Map<String, String> answers() {
    var answers = new LinkedHashMap<String, String>();
    for (VmListText list : VmListText.values()) {
      if (list.file().endsWith(".json")) {
        answers.putAll(list.files(ALL, ALL));
      }
    }
    answers.put(
        "prism_v1_cluster.json",
        "{\"name\": \"osaka {07}\", \"clusterUuid\": \"%s\"}".formatted(VmListText.CLUSTER));
    return answers;
  }

  private void write(String file, byte[] text) throws IOException {
    Files.write(temporary.resolve(file), text);
  }

  private Inventory read() throws IOException, SourceException {
    Files.writeString(temporary.resolve("capture.yaml"), "taken: " + TAKEN + "\n");
    return new CaptureSource()
        .read(SourceRequest.of(temporary.toString(), InstantSource.fixed(TAKEN)))
        .getFirst();
  }

  @ParameterizedTest
  @MethodSource("surroundings")
  void whatATerminalShowsAroundAnAnswerIsNoneOfIt(String above, String below) throws Exception {
    for (var answer : answers().entrySet()) {
      write(answer.getKey(), answer.getValue().getBytes(StandardCharsets.UTF_8));
    }
    var plain = read();
    for (var answer : answers().entrySet()) {
      var pasted = above + answer.getValue() + below;
      write(answer.getKey(), pasted.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(plain.caveats()).isEmpty();
    assertThat(read()).isEqualTo(plain);
  }

  @Test
  void itIsNoneOfItInAnyEncoding() throws Exception {
    var answer = VmListText.V1.files(ALL, ALL).get(VmListText.V1.file());
    write(
        VmListText.V1.file(),
        (ABOVE.get(3) + answer + BELOW.get(6)).getBytes(StandardCharsets.UTF_16LE));

    assertThat(read().caveats()).isEmpty();
    assertThat(read().vms()).hasSize(2).allMatch(vm -> vm.has(NgtRegistration.class));
  }

  @Test
  void pagesThatWereAskedForOneAfterTheOtherAreBothRead() throws Exception {
    var prompt = ABOVE.get(1);
    var one = "[%s]".formatted(guestTools(1));
    var two = "[%s]".formatted(guestTools(2));
    write(
        VmListText.V1_GUEST_TOOLS.file(),
        (prompt + one + prompt + two + BELOW.get(2)).getBytes(StandardCharsets.UTF_8));

    assertThat(read().caveats()).isEmpty();
    assertThat(read().vms()).hasSize(2);
  }

  private static String guestTools(int vm) {
    return "{\"vmUuid\": \"%s\", \"enabled\": true}".formatted(VmListText.uuid(vm));
  }

  @ParameterizedTest
  @ValueSource(strings = {"}", "done", "\nWARNING: cut", "\n]", "\n{\"data\": ["})
  void whatNoPromptPartsFromTheAnswerIsDamage(String behind) throws Exception {
    var answer = VmListText.V4.files(ALL, ALL).get(VmListText.V4.file());
    write(VmListText.V4.file(), (answer + behind).getBytes(StandardCharsets.UTF_8));

    assertThat(read().isComplete()).isFalse();
  }

  @Test
  void anAnswerThatIsCutOffIsSoBelowAPromptToo() throws Exception {
    var answer = String.valueOf(VmListText.V4.files(ALL, ALL).get(VmListText.V4.file()));
    var cut = answer.substring(0, answer.length() / 2);
    write(
        VmListText.V4.file(), (ABOVE.get(1) + cut + BELOW.get(2)).getBytes(StandardCharsets.UTF_8));

    assertThat(read().whyVmsMayBeMissing())
        .map(Caveat::reason)
        .hasValueSatisfying(why -> assertThat(why).startsWith("is no JSON from here on"));
  }

  @ParameterizedTest
  @CsvSource({
    "curl: (7) Failed to connect to 192.0.2.50 port 9440: Connection refused",
    "-bash: curl: command not found"
  })
  void whatStandsInPlaceOfAnAnswerIsSaid(String refusal) throws Exception {
    write(VmListText.V4.file(), (ABOVE.get(1) + refusal).getBytes(StandardCharsets.UTF_8));
    write("ncli_ngt_list.txt", "[None]\n".getBytes(StandardCharsets.UTF_8));

    assertThat(read().parts())
        .filteredOn(part -> part.roster() == Part.Roster.EVERY_VM)
        .noneMatch(Part::whole);
    assertThat(read().caveats())
        .anyMatch(caveat -> caveat.reason().contains(Caveat.quoted(refusal).substring(1, 30)));
  }

  @Test
  void theCopyWithoutNamesHoldsTheAnswerAlone() throws Exception {
    var answer = VmListText.V4.files(ALL, ALL).get(VmListText.V4.file());
    var from = Files.createDirectories(temporary.resolve("from"));
    var to = temporary.resolve("to");
    Files.writeString(from.resolve(VmListText.V4.file()), ABOVE.get(1) + answer + BELOW.get(3));
    Files.writeString(from.resolve("capture.yaml"), "taken: " + TAKEN + "\n");

    new AnonymousCapture(List.of())
        .copy(new Captured(from, List.of(VmListText.V4.file()), List.of()), to);

    assertThat(Files.readString(to.resolve(VmListText.V4.file())))
        .startsWith("{")
        .doesNotContain("NTNX", "curl");
    var read =
        new CaptureSource().read(SourceRequest.of(to.toString(), InstantSource.fixed(TAKEN)));
    assertThat(read.getFirst().caveats()).isEmpty();
    assertThat(read.getFirst().vms()).hasSize(2);
  }

  @Test
  void linesKeepTheirNumbers() throws IOException {
    var text = "a\nb\n{\"x\":\n1}\n$ ls\nc\n";
    var out = new ByteArrayOutputStream();
    try (var json = new JsonText(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      json.transferTo(out);
    }

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\n\n{\"x\":\n1}\n\n\n");
  }
}
