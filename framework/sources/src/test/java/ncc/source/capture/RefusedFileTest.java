package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A file in which a shell says why the command did not run: that is why its facts are missing, and
/// those of no other file.
class RefusedFileTest {
  private static final Instant TAKEN = Instant.parse("2026-11-20T03:00:00Z");
  private static final Set<Integer> ALL = Set.of(1, 2);

  private static final Map<String, String> PROGRAMS =
      Map.of(
          "nutanix_guest_tools_cli.txt", "nutanix_guest_tools_cli",
          "cvm_config/nutanix_guest_tools_cli.txt", "nutanix_guest_tools_cli",
          "ncli_ngt_list.txt", "ncli",
          "acli_vm_list_on.txt", "acli",
          "acli_vm_list_off.txt", "acli",
          "ncli_cluster_info.txt", "ncli");

  private static final List<String> REFUSALS =
      List.of(
          "-bash: %s: command not found",
          "bash: line 1: %s: command not found",
          "sh: 1: %s: not found",
          "zsh: command not found: %s",
          "/bin/sh: %s: Permission denied",
          "-bash: /usr/local/bin/%s: No such file or directory",
          "-bash: /usr/local/bin/%s: cannot execute: required file not found",
          "env: '%s': No such file or directory",
          "sudo: %s: command not found",
          "sudo: a password is required",
          "nutanix is not in the sudoers file.",
          "Command '%s' not found, did you mean:",
          "'%s' is not recognized as an internal or external command,",
          "%s : The term '%s' is not recognized as the name of a cmdlet, function, script file",
          "%s: error while loading shared libraries: libz.so.1: cannot open shared object file",
          "ssh: connect to host 192.0.2.61 port 22: Connection refused",
          "nutanix@192.0.2.61: Permission denied (publickey,password).",
          "Host key verification failed.",
          "Connection closed by 192.0.2.61 port 22",
          "Segmentation fault (core dumped)",
          "Killed",
          "Error: Bad credentials");

  private static final List<String> AROUND =
      List.of(
          "%s",
          "%s\n",
          "%s\r\n",
          "nutanix@NTNX-A-CVM:192.0.2.61:~$ COMMAND\n%s\nnutanix@NTNX-A-CVM:192.0.2.61:~$ ",
          "-bash: warning: setlocale: LC_ALL: cannot change locale (ja_JP.UTF-8)\n%s\nlogout\n",
          "-bash: fastfetch: command not found\n\n%s\n",
          "header\n[stdout]:\n\n[stderr]:\n%s\n");

  @TempDir Path temporary;

  private static String file(String refusal, String around, String program) {
    return around.formatted(refusal.replace("%s", program)).replace("COMMAND", program + " x");
  }

  /// Every refusal in every surrounding of one file, and each of both in all files.
  static Stream<Arguments> refused() {
    return PROGRAMS.keySet().stream()
        .flatMap(file ->
            REFUSALS.stream()
                .flatMap(refusal ->
                    AROUND.stream()
                        .filter(around ->
                            file.equals("nutanix_guest_tools_cli.txt")
                                || refusal.equals(REFUSALS.getFirst())
                                || (around.equals(AROUND.getFirst()) && refusal.startsWith("s")))
                        .map(around -> Arguments.of(file, refusal, around))));
  }

  private void write(String file, String text, Charset charset) throws IOException {
    var path = temporary.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, text.getBytes(charset));
  }

  private Inventory read() throws SourceException {
    return new CaptureSource()
        .read(SourceRequest.of(temporary.toString(), InstantSource.fixed(TAKEN)))
        .getFirst();
  }

  private static void assertRefused(Inventory read, String file, String line) {
    assertThat(read.caveats())
        .filteredOn(caveat -> caveat.where().endsWith(temporaryName(caveat) + file))
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.OUT_OF_REACH);
          assertThat(caveat.reason()).endsWith(Caveat.quoted(line));
          assertThat(caveat.facts())
              .isEqualTo(CaptureFile.named(file).orElseThrow().facts(List.of()));
        });
  }

  private static String temporaryName(Caveat caveat) {
    return caveat.where().substring(0, caveat.where().indexOf('/') + 1);
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource("refused")
  void whatStandsInPlaceOfAnOutputIsWhyItsFactsAreMissing(
      String file, String refusal, String around) throws Exception {
    var program = PROGRAMS.getOrDefault(file, "");
    write(file, file(refusal, around, program), StandardCharsets.UTF_8);
    for (var other : VmListText.V1_GUEST_TOOLS.files(ALL, ALL).entrySet()) {
      write(other.getKey(), other.getValue(), StandardCharsets.UTF_8);
    }

    assertRefused(read(), file, refusal.replace("%s", program));
  }

  @Test
  void itIsFoundInEveryEncoding() throws Exception {
    write("acli_vm_list_on.txt", "sh: 1: acli: not found\r\n", StandardCharsets.UTF_16LE);
    write("ncli_ngt_list.txt", "[None]\n", StandardCharsets.UTF_8);

    assertRefused(read(), "acli_vm_list_on.txt", "sh: 1: acli: not found");
  }

  @Test
  void besideAListOfNobodyTheCommandIsMissingAllTheSame() throws Exception {
    var refusal = "-bash: nutanix_guest_tools_cli: command not found";
    write("nutanix_guest_tools_cli.txt", refusal, StandardCharsets.UTF_8);
    write("ncli_ngt_list.txt", "[None]\n", StandardCharsets.UTF_8);
    var read = read();

    assertRefused(read, "nutanix_guest_tools_cli.txt", refusal);
    assertThat(read.isComplete()).isFalse();
    assertThat(read.whyVmsMayBeMissing()).isEmpty();
    assertThat(read.canKnow(FactType.of(CertificateExpiry.class))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "-bash: fastfetch: command not found",
    "Could not chdir to home directory /home/ann: No such file or directory",
    "/etc/profile.d/x.sh: line 3: /opt/x: Permission denied"
  })
  void whatALoginShellSaysOfItsProfileAboveAnOutputIsNoRefusal(String line) throws Exception {
    for (VmListText list : List.of(VmListText.GUEST_TOOLS, VmListText.NCLI, VmListText.ACLI)) {
      for (var file : list.files(ALL, ALL).entrySet()) {
        write(file.getKey(), line + "\n" + file.getValue(), StandardCharsets.UTF_8);
      }
    }

    assertThat(read().caveats()).isEmpty();
  }

  /// What nobody's facts are of is the reason for none that is missing.
  @ParameterizedTest
  @CsvSource({
    "prism_v1_alerts_0000.json",
    "get_service.txt",
    "test_netconnection_vip.txt",
    "systemctl.txt",
    "nc_vip.txt",
    "curl_vip.txt",
    "something_else.txt"
  })
  void aFileWithoutFactsOfVmsIsTheReasonForNone(String file) throws Exception {
    write("ncli_ngt_list.txt", "[None]\n", StandardCharsets.UTF_8);
    write(
        "capture.yaml",
        "missing:\n  - file: " + file + "\n    reason: answered 500\n",
        StandardCharsets.UTF_8);

    assertThat(read().caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind().isIncomplete()).isTrue();
          boolean isOfAny = caveat.kind() == Caveat.Kind.OUT_OF_REACH && caveat.facts().isEmpty();
          assertThat(isOfAny).isFalse();
          assertThat(caveat.facts())
              .doesNotContainAnyElementsOf(CaptureFile.GUEST_TOOLS_CLI.facts(List.of()));
        });
  }
}
