package ncc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.json.PlanJson;
import ncc.json.RunJson;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {
  @TempDir static Path folder;

  @BeforeAll
  static void save() throws Exception {
    save("run.json", SampleRuns.diagnosed());
    var one = SampleRuns.diagnosed().clusters().getFirst();
    var other =
        new ncc.spi.run.ClusterRun(
            one.cluster().withName("osaka-02"), 4, 3, one.parts(), List.of(), one.checks());
    save("two.json", SampleRuns.diagnosed().withClusters(List.of(one, other)));
  }

  private static void save(String name, Run run) throws Exception {
    var json = new StringBuilder();
    RunJson.write(run, json);
    Files.writeString(folder.resolve(name), json);
  }

  private static CommandRun plan(String words) {
    return run(
        Stream.concat(
                Stream.of("plan"),
                Arrays.stream(words.split(" ", -1)).filter(word -> !word.isEmpty()))
            .map(word -> word.endsWith(".json") ? folder.resolve(word).toString() : word)
            .toList());
  }

  private static CommandRun run(List<String> words) {
    return CommandRun.of(Map.of("HOME", folder.toString()), words);
  }

  @Test
  void saysTaskByTaskWhatToDoForWhom() {
    assertThat(plan("--run run.json"))
        .satisfies(result -> assertThat(result.code()).isZero())
        .extracting(CommandRun::out)
        .asString()
        .startsWith("2 tasks for 3 subjects, judged as of 2026-11-22T06:00:00Z\n")
        .contains(
            """
            2. Renew it
               Cluster: tokyo-01
               Causes: ngt_client_cert_expiry_check.expired
               2 VMs: web-01, x\\u000aRefer\
            """,
            "   Meanwhile: nothing\n   on a CVM:\n     refresh vm_uuids=",
            "   Whether it worked: ncc health_checks ngt_checks ngt_client_cert_expiry_check\n");
  }

  @Test
  void tasksArePutIntoTheNextWindows() {
    var words =
        List.of(
            "plan",
            "--run",
            folder.resolve("run.json").toString(),
            "--window",
            "Sat 02:00-05:00 Asia/Tokyo");

    assertThat(run(words).out())
        .contains("\nWindows of 3h: one task in each, as nobody knows how long it takes;")
        .contains("\n   Start: Sat 2026-11-28 02:00 Asia/Tokyo (2026-11-27T17:00:00Z)\n")
        .contains("\n   Start: Sat 2026-12-05 02:00 Asia/Tokyo (2026-12-04T17:00:00Z)\n");
    var json = Stream.concat(words.stream(), Stream.of("--format", "json")).toList();
    assertThat(run(json).out()).contains("\"start\": \"2026-11-27T17:00:00Z\"");
    var script = Stream.concat(words.stream(), Stream.of("--format", "sh")).toList();
    assertThat(run(script).out())
        .contains("printf 'Wave 1 of 1, from 2026-12-04T17:00:00Z: Enter goes on");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --run run.json --wave 0 | --wave: '0' is not a number from 1 to 1000
          --run run.json --wave 1001 | --wave: '1001' is not a number from 1 to 1000
          --run run.json --format xml | --format: 'xml' is not one of text, sh, json
          --run run.json --window Sat | --window: 'Sat' is not accepted; expected such as 'Sat 02:00-05:00 Asia/Tokyo'
          --run run.json --task-time 20m | --task-time has no meaning without --window
          --run run.json --probe | --probe has no meaning with --run
          --run run.json --cluster kyoto | --cluster: the run has no cluster 'kyoto'; it has tokyo-01
          --run run.json ngt_client_cert_expiry_chek | no check or diagnosis is called 'ngt_client_cert_expiry_chek'; did you mean 'ngt_client_cert_expiry_check'?
          --run two.json --format sh | --format sh is for a CVM of one cluster, and this plan is for tokyo-01, osaka-02; choose one with --cluster
          """)
  void whatMakesNoSenseIsRefusedInOneLine(String words, String why) {
    assertThat(plan(words)).isEqualTo(CommandRun.refused(why));
  }

  static Stream<String> formats() {
    return Stream.of("text", "sh", "json");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void oneOfSeveralClustersIsChosen(String format) {
    var result = plan("--run two.json --cluster osaka-02 --format " + format);

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("osaka-02").doesNotContain("tokyo-01");
  }

  @Test
  void anInfoIsPlannedWhenItIsNamed() {
    assertThat(plan("--run run.json ngt_client_cert_expiry_check.not_reported").out())
        .contains("0 tasks for 0 subjects")
        .contains("tokyo-01 web-04: no remedy is known for ngt_client_cert_expiry_check.not_rep");
    assertThat(plan("--run run.json").out()).doesNotContain("web-04");
  }

  @Test
  void whatSeveralChecksCouldNotTellCanBeNamed() {
    assertThat(plan("--run run.json ncc"))
        .returns(0, CommandRun::code)
        .extracting(CommandRun::out)
        .asString()
        .startsWith("0 tasks for 0 subjects");
  }

  @Test
  void aWrittenPlanHoldsWhatItKnowsNoRemedyForToo() throws Exception {
    var written =
        PlanJson.read(
            new ByteArrayInputStream(
                plan("--run run.json --format json" + " ngt_client_cert_expiry_check.not_reported")
                    .out()
                    .getBytes(UTF_8)),
            "plan");

    assertThat(written.untold()).isZero();
    assertThat(written.planned())
        .singleElement()
        .returns(SampleRuns.NOW, PlanJson.Planned::since)
        .returns("web-04", one -> one.item().subject().name())
        .returns("ngt_client_cert_expiry_check.not_reported", one -> one.item().cause());
  }

  @Test
  void clustersThatAreCalledTheSameAreNotOneScript() throws Exception {
    var run = SampleRuns.diagnosed();
    var one = run.clusters().getFirst();
    var namesake =
        new Cluster("tokyo-01", Optional.of(new UUID(0, 7)), Optional.empty(), Facts.NONE);
    var other = new ClusterRun(namesake, 4, 3, one.parts(), List.of(), one.checks());
    save("namesakes.json", run.withClusters(List.of(one, other)));
    var key = one.cluster().key();

    assertThat(plan("--run namesakes.json --format sh"))
        .isEqualTo(
            CommandRun.refused(
                "--format sh is for a CVM of one cluster, and this plan is for tokyo-01 (%s),"
                        .formatted(key)
                    + " tokyo-01 (%s); choose one with --cluster".formatted(namesake.key())));
    assertThat(plan("--run namesakes.json").out())
        .contains("Cluster: tokyo-01 (" + key, "Cluster: tokyo-01 (" + namesake.key());
    assertThat(plan("--run namesakes.json --format sh --cluster " + namesake.key()).code())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 0", "50, 0"})
  void noWaveFollowsAnotherByItself(int wave, int stops) {
    var script = plan("--run run.json --format sh --wave " + wave).out();

    assertThat(script.lines())
        .filteredOn(line -> line.endsWith("; read -r _ </dev/tty"))
        .hasSize(stops)
        .allMatch(line -> line.startsWith("printf 'Wave 2 of 2: Enter goes on, Ctrl-C ends. '"));
  }

  /// Whatever stands in a saved run, and whatever a VM is called.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\nreboot",
        "x\rreboot",
        "x\u2028reboot",
        "x\u0085reboot",
        "x\u001b[2Kreboot",
        "x\u202etoober",
        "x'; reboot; '",
        "$(reboot)",
        "`reboot`"
      })
  void nothingOfAScriptRunsButItsSteps(String odd) throws Exception {
    var remedy =
        Remedy.of("odd", odd, Route.CVM, "look vm_name={vm_name}")
            .disrupting(odd)
            .verifiedBy("see " + odd);
    var diagnosis = Diagnosis.fail("bad", "Bad", "").remedy(remedy);
    var sample = SampleRuns.diagnosed();
    var cluster = sample.clusters().getFirst();
    var subject = new Subject(Kind.VM, "id", odd);
    var check =
        CheckRun.of(
            cluster.checks().getFirst().check().withDiagnoses(List.of(diagnosis)),
            List.of(
                new Finding(subject, diagnosis.verdict().withRemedy("odd")),
                new Finding(new Subject(Kind.VM, "left", odd), Verdict.fail(odd, ""))),
            Duration.ZERO);
    var run =
        new ClusterRun(
            cluster.cluster().withName(odd), 4, 3, cluster.parts(), List.of(), List.of(check));
    save("odd.json", sample.withClusters(List.of(run)));

    var script = plan("--run odd.json --format sh").out();

    assertThat(script.lines())
        .filteredOn(line -> !line.isEmpty() && !line.startsWith("#"))
        .allMatch(line ->
            line.equals("set -eu")
                || line.equals("look vm_name='" + odd.replace("'", "'\\''") + "'"));
    assertThat(script.codePoints().filter(point -> point != '\n'))
        .noneMatch(point ->
            Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.LINE_SEPARATOR);
  }

  @Test
  @Tag("tools")
  void theScriptIsOneThatShellcheckTakes() throws Exception {
    var script = folder.resolve("plan.sh");
    Files.writeString(script, plan("--run run.json --format sh --wave 1").out());

    var check =
        new ProcessBuilder("shellcheck", script.toString()).redirectErrorStream(true).start();
    var said = new String(check.getInputStream().readAllBytes(), UTF_8);

    assertThat(check.waitFor()).as(said).isZero();
    assertThat(Files.readString(script))
        .startsWith("#!/bin/sh\n# shellcheck ")
        .contains("\n# For a CVM of the cluster tokyo-01, as the user nutanix.\n")
        .contains("\n# in the guest: restart web-03\n")
        .doesNotContain("\nRefer");
  }
}
