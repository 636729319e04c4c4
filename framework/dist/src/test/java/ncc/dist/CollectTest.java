package ncc.dist;

import static ncc.dist.Ncc.NOW;
import static ncc.dist.Ncc.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import ncc.testkit.Capture;
import ncc.testkit.CaptureFile;
import ncc.testkit.GeneratedFleet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A capture taken of a source gets the verdicts that the source itself gets.
class CollectTest {
  private static final Pattern CHECK = Pattern.compile("\"check\": ?\"([^\"]+)\"");
  private static final Pattern STATUS = Pattern.compile("\"status\": ?\"([^\"]+)\"");

  @TempDir Path folder;
  private Ncc ncc;

  @BeforeEach
  void anNcc() {
    ncc = new Ncc(folder);
  }

  @Test
  void aCollectedCaptureGetsTheSameVerdicts() throws Exception {
    var result = ncc.runAlone("--source", TOKYO, "collect", "--output", "copy");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .matches(
            """
            tokyo-01: 6 files, \\d+ VMs, \\d+ bytes in copy
            Check it: ncc --source copy health_checks run_all
            """);
    assertThat(folder.resolve("copy/ncli_ngt_list.txt"))
        .hasSameBinaryContentAs(TOKYO.resolve("ncli_ngt_list.txt"));
    assertThat(verdicts("copy")).isEqualTo(verdicts(TOKYO)).isNotEmpty();
  }

  @Test
  void anAnonymousCaptureGetsTheSameVerdictsUnderOtherNames() throws Exception {
    var fleet = folder.resolve("fleet");
    Capture.of(new GeneratedFleet(600, 7)).write(fleet, java.util.EnumSet.allOf(CaptureFile.class));
    var result =
        ncc.run(
            "--source",
            TOKYO,
            "--source",
            fleet,
            "collect",
            "--anonymize",
            "--output",
            folder.resolve("out"));

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("cluster-01: 6 files, ");
    assertThat(verdicts("out/cluster-01")).isEqualTo(verdicts(TOKYO)).isNotEmpty();
    assertThat(verdicts("out/cluster-01-2")).isEqualTo(verdicts(fleet)).isNotEmpty();
    try (var files = Files.walk(folder.resolve("out"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file))
            .doesNotContain("tokyo", "web-", "会計", "c3d000", "192.0.2.", "alert(1)", "k8s");
      }
    }
  }

  @Test
  void whatCannotBeHadIsNamedAndStillMissedByWhoeverReadsTheCopy() throws Exception {
    var broken = Files.createDirectories(folder.resolve("broken"));
    Files.copy(TOKYO.resolve("ncli_ngt_list.txt"), broken.resolve("ncli_ngt_list.txt"));
    Files.createDirectories(broken.resolve("nutanix_guest_tools_cli.txt"));
    var result = ncc.run("--source", broken, "collect", "--output", folder.resolve("copy"));

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out())
        .contains("  missing nutanix_guest_tools_cli.txt: cannot be opened: is not a file\n");
    assertThat(verdicts("copy")).isEqualTo(verdicts(broken)).isNotEmpty();
  }

  @Test
  void aFolderThatHoldsSomethingIsNotWrittenInto() throws Exception {
    var full = Files.createDirectories(folder.resolve("full"));
    Files.writeString(full.resolve("x"), "mine");

    var result = ncc.run("--source", TOKYO, "collect", "--output", full);

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.err())
        .isEqualTo("ncc: --output: " + full + ": expected a new folder, or an empty one\n");
  }

  @Test
  void aSourceOutOfReachIsSaidAndTheOthersAreWritten() throws Exception {
    var osaka = folder.resolve("osaka");
    var copies = folder.resolve("copies");
    var result = ncc.run("--source", TOKYO, "--source", osaka, "collect", "--output", copies);

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo("ncc: " + osaka + ": no such folder; expected the folder of a capture\n");
    assertThat(result.out()).startsWith("tokyo-01: 6 files, ");
    assertThat(copies).isDirectoryContaining("glob:**/tokyo-01");
    assertThat(copies.resolve("osaka")).doesNotExist();
    assertThat(verdicts("copies/tokyo-01")).isEqualTo(verdicts(TOKYO)).isNotEmpty();
  }

  @Test
  void aSourceThatHangsIsLeftBehindWhenItsTimeIsUp() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var hung = "ssh://nutanix@127.0.0.1:" + silent.getLocalPort();
      var result =
          ncc.run(
              "--source",
              TOKYO,
              "--source",
              hung,
              "--cluster-timeout",
              "3s",
              "collect",
              "--output",
              folder.resolve("copies"));

      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err()).isEqualTo("ncc: " + hung + ": not read within its 3s\n");
      assertThat(result.out()).startsWith("tokyo-01: 6 files, ");
      assertThat(folder.resolve("copies/127.0.0.1")).doesNotExist();
    }
  }

  @Test
  void whereNothingIsReadNothingIsWritten() throws Exception {
    var osaka = folder.resolve("osaka");
    var result = ncc.run("--source", osaka, "collect", "--output", folder.resolve("copy"));

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo("ncc: " + osaka + ": no such folder; expected the folder of a capture\n");
    assertThat(folder.resolve("copy")).doesNotExist();
  }

  @Test
  void whatCannotBeWrittenIsSaidInALine() throws Exception {
    var result = ncc.run("--source", TOKYO, "collect", "--output", "/proc/copy");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo("ncc: --output: /proc/copy: cannot be written: no such file or folder\n");
  }

  @Test
  void nothingOfAnAnonymousCaptureIsLeftInTheTemporaryFolder() throws Exception {
    var temporary = Files.createDirectories(folder.resolve("tmp"));
    var variables = Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    var result =
        ncc.runAlone(variables, "--source", TOKYO, "collect", "--anonymize", "--output", "out");

    assertThat(result.code()).isZero();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aCaptureHasNobodyToTrust() throws Exception {
    var result = ncc.run("trust", TOKYO);

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.err()).contains("nobody answers at the other end");
  }

  /// How many findings of each status each check has.
  private Map<String, Integer> verdicts(Object source) throws Exception {
    var report = folder.resolve("run.jsonl");
    ncc.run(
        "--source",
        folder.resolve(source.toString()),
        NOW,
        "--report",
        "jsonl=" + report,
        "health_checks",
        "run_all");
    var counts = new TreeMap<String, Integer>();
    for (String line : Files.readAllLines(report)) {
      var check = CHECK.matcher(line);
      var status = STATUS.matcher(line);
      if (check.find() && status.find()) {
        counts.merge(check.group(1) + " " + status.group(1), 1, Integer::sum);
      }
    }
    Files.delete(report);
    return counts;
  }
}
