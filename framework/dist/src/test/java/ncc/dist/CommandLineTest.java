package ncc.dist;

import static ncc.dist.Ncc.NOW;
import static ncc.dist.Ncc.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator types and gets back, with the whole product on the class path.
class CommandLineTest {
  @TempDir Path folder;
  private Ncc ncc;

  @BeforeEach
  void anNcc() {
    ncc = new Ncc(folder);
  }

  @Test
  void aloneItShowsItsModules() throws Exception {
    var result = ncc.run();

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith(
            """
            +------------------+--------+
            | Module           | Checks |
            +------------------+--------+
            | ngt_checks       |     13 |
            | ngt_guest_checks |      5 |
            +------------------+--------+
            """);
  }

  @Test
  void aModuleNamedAloneShowsItsChecks() throws Exception {
    assertThat(ncc.run("health_checks", "ngt_checks").out().lines().skip(1))
        .extracting(line -> line.strip().replaceAll(" .*", ""))
        .containsExactly(
            "app_consistent_snapshot_check",
            "ngt_client_cert_expiry_check",
            "ngt_comm_link_check",
            "ngt_compatibility_check",
            "ngt_install_prerequisites_check",
            "ngt_installed_check",
            "ngt_installer_version_check",
            "ngt_iso_mounted_check",
            "ngt_port_2074_check",
            "ngt_port_dependence_check",
            "ngt_serial_link_check",
            "self_service_restore_check",
            "virtio_check");
  }

  @Test
  void everyCommandHasHelpThatBeginsWithExamples() throws Exception {
    for (String words :
        new String[] {
          "",
          "health_checks",
          "health_checks run_all",
          "health_checks ngt_checks",
          "list",
          "describe",
          "probe",
          "validate",
          "config",
          "config show",
          "config schema",
          "render",
          "completion"
        }) {
      var line = (words + " --help").strip().split(" ", -1);
      var help = ncc.run((Object[]) line);

      assertThat(help.code()).as(words).isZero();
      assertThat(help.out().lines().skip(2).findFirst()).as(words).contains("Examples:");
    }
  }

  @Test
  void whatACheckIsFitsOnTwoScreens() throws Exception {
    var ids = Pattern.compile("(?m)^  (\\w+)");
    var checks = ids.matcher(ncc.run("list").out()).results().map(one -> one.group(1)).toList();
    var words = Stream.concat(Stream.of("describe"), checks.stream()).toArray();

    var described = ncc.run(words).out();

    assertThat(described).contains("power state, NGT enabled, communication link: capture:; cvm:");
    assertThat(described.split("(?m)^(?=\\w+_check - )", -1))
        .hasSizeGreaterThan(9)
        .allSatisfy(one -> assertThat(one.lines().count()).as(one).isLessThanOrEqualTo(60));
  }

  @Test
  void aDiagnosisIsToldWithWhatMendsIt() throws Exception {
    var told = ncc.run("describe", "ngt_client_cert_expiry_check.expired").out();

    assertThat(told)
        .contains(
            "ngt_client_cert_expiry_check.expired - FAIL\n",
            "- Renew the client certificate (AOS 5.19.1 or later, NGT 2.1.1 or later)\n",
            "\n    nutanix_guest_tools_cli refresh_vm_tools_entity vm_uuids=<vm_uuids>\n",
            "- ngt_comm_link_check\n");
  }

  @Test
  void whyAVmWasJudgedSoIsToldWithItsFacts() throws Exception {
    var told = ncc.run("--source", TOKYO, "--now", "2026-11-21T00:00:00Z", "why", "db-02").out();

    assertThat(told)
        .contains(
            "expiry of the client certificate  2026-11-09T23:45:00Z",
            "tokyo-01/nutanix_guest_tools_cli.txt, 2026-11-20T21:00:00Z",
            "FAIL ngt_client_cert_expiry_check.expired\n",
            "  It explains: 1 finding of app_consistent_snapshot_check, 1 finding of"
                + " ngt_comm_link_check, 1 finding of ngt_serial_link_check\n",
            "  Explained by ngt_client_cert_expiry_check.expired: mend that first\n");
  }

  /// Facts that are too old pass nothing, which is said of the cluster, once.
  @Test
  void whyNothingWasSaidOfAVmIsTold() throws Exception {
    assertThat(ncc.run("--source", TOKYO, "--now", "2026-12-21T00:00:00Z", "why", "web-01").out())
        .startsWith("VM web-01 (")
        .contains(
            "communication link                true",
            "\nERR ngt_comm_link_check, of the whole cluster\n  The facts are too old\n");
  }

  @Test
  void aCheckThatASavedRunDoesNotHaveIsNotCalledUnknown() throws Exception {
    var run = folder.resolve("run.json");
    ncc.run(
        "--source",
        TOKYO,
        "health_checks",
        "ngt_checks",
        "ngt_comm_link_check",
        "--report",
        "json=" + run);

    assertThat(ncc.run("plan", "--run", run, "ngt_client_cert_expiry_check.expired").err())
        .isEqualTo(
            "ncc: the run does not have 'ngt_client_cert_expiry_check.expired': its check was not"
                + " run, or listed no such diagnosis yet\n");
  }

  @ParameterizedTest
  @CsvSource({"html, <!DOCTYPE html>", "csv, '\ufeff\"record\",'", "json, {", "sh, #!/bin/sh"})
  void aPlanIsPrintedInEachForm(String format, String start) throws Exception {
    var result = ncc.run("--source", TOKYO, NOW, "plan", "--format", format);

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith(start).contains("refresh_vm_tools_entity");
  }

  @Test
  void whetherAPlanHasWorkedIsTold() throws Exception {
    var now = "2026-11-21T00:00:00Z";
    var capture = folder.resolve("tokyo-01");
    copy(TOKYO, capture);
    var plan = folder.resolve("plan.json");
    var certificates = "ngt_client_cert_expiry_check";
    Files.writeString(
        plan,
        ncc.run("--source", capture, "--now", now, "plan", "--format", "json", certificates).out());
    var list = capture.resolve("nutanix_guest_tools_cli.txt");
    var expired = Instant.parse("2026-11-09T23:45:00Z").getEpochSecond();
    var renewed = Instant.parse(now).plus(Duration.ofDays(999)).getEpochSecond();
    Files.writeString(list, Files.readString(list).replace("" + expired, "" + renewed));

    assertThat(ncc.run("--source", capture, "--now", now, "verify", plan))
        .returns(3, Ncc.Result::code)
        .extracting(Ncc.Result::out)
        .asString()
        .contains("the facts are of 2026-11-20T21:00:00Z, before it was found at " + now)
        .endsWith("\n4 unknown\n");

    var taken = capture.resolve("capture.yaml");
    Files.writeString(taken, Files.readString(taken).replace("2026-11-20T21", "2026-11-21T01"));
    var later = "2026-11-21T02:00:00Z";
    var result = ncc.run("--source", capture, "--now", later, "verify", plan);

    assertThat(result.out())
        .containsPattern("mended +db-02 +ngt_client_cert_expiry_check.expired")
        .containsPattern("not yet +db-01 +ngt_client_cert_expiry_check.under_fail +FAIL NGT client")
        .endsWith("\n1 mended, 3 not yet\n");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void whetherAFindingIsMendedIsToldByItsIdOrItsCause() throws Exception {
    var capture = folder.resolve("tokyo-02");
    copy(TOKYO, capture);
    var run = folder.resolve("tokyo-02.json");
    var first = List.of("--source", capture, "--now", "2026-11-21T00:00:00Z");
    ncc.run(with(first, "health_checks", "run_all", "--report", "json=" + run));
    var check = "ngt_client_cert_expiry_check";
    var id = findingOf("db-02", check, Files.readString(run));

    assertThat(ncc.run(with(first, "verify", id)).out())
        .containsPattern("not yet +db-02 +" + check + ".expired")
        .endsWith("\n1 not yet\n");

    var list = capture.resolve("nutanix_guest_tools_cli.txt");
    var expired = Instant.parse("2026-11-09T23:45:00Z").getEpochSecond();
    var renewed = Instant.parse("2029-08-17T00:00:00Z").getEpochSecond();
    Files.writeString(list, Files.readString(list).replace("" + expired, "" + renewed));
    var taken = capture.resolve("capture.yaml");
    Files.writeString(taken, Files.readString(taken).replace("2026-11-20T21", "2026-11-21T01"));
    var later = List.of("--source", capture, "--now", "2026-11-21T02:00:00Z");

    assertThat(ncc.run(with(later, "verify", id)))
        .returns(0, Ncc.Result::code)
        .extracting(Ncc.Result::out)
        .asString()
        .endsWith("\n1 mended\n");
    assertThat(ncc.run(with(later, "verify", "--run", run, id, check + ".expired")).out())
        .contains("mended  db-02", check + ".expired");
    assertThat(ncc.run(with(later, "verify", "0123456789abcdef")))
        .returns(64, Ncc.Result::code)
        .returns(
            "ncc: no finding of what was read is called '0123456789abcdef'; --run FILE names the"
                + " run that has it\n",
            Ncc.Result::err);
  }

  private static Object[] with(List<?> first, Object... words) {
    return Stream.concat(first.stream(), Stream.of(words)).toArray();
  }

  private static String findingOf(String vm, String check, String run) {
    int from = run.indexOf("\"check\": \"" + check + "\"");
    var finding = Pattern.compile("\\{\"id\":\"([0-9a-f]{16})\"[^\\n]*\"name\":\"" + vm + "\"");
    var found = finding.matcher(run);
    assertThat(found.find(Math.max(0, from))).isTrue();
    return found.group(1);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (var files = Files.list(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void whatIsMissingIsToldWithHowManyLackIt() throws Exception {
    var told =
        ncc.run("--source", TOKYO, "--now", "2026-11-21T00:00:00Z", "why", "--missing").out();

    assertThat(told)
        .startsWith("Cluster tokyo-01: missing\n")
        .contains("expiry of the client certificate  3 VMs of 18   read, and not told of them\n")
        .endsWith("\nCapture " + TOKYO + ": every file of it is read\n");
  }

  @Test
  void filesOfACaptureThatNothingReadsAreTold() throws Exception {
    var capture = folder.resolve("unread");
    copy(TOKYO, capture);
    for (int i = 10; i < 35; i++) {
      Files.writeString(capture.resolve("note-%d.md".formatted(i)), "");
    }
    Files.writeString(capture.resolve("acli_vm_list_onn.txt"), "");
    Files.createDirectories(capture.resolve("logs/a"));
    Files.writeString(capture.resolve("logs/a/x.log"), "");

    assertThat(ncc.run("--source", capture, NOW, "why", "--missing").out())
        .contains(
            "\nCapture %s: 27 files that nothing reads\n".formatted(capture),
            "\n  acli_vm_list_onn.txt; read would be 'acli_vm_list_on.txt'\n",
            "\n  logs/a/x.log\n",
            "\n  note-10.md\n")
        .endsWith("\n  and 7 more\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ngt_comm_link_check.x | ngt_comm_link_check has no diagnosis 'x'; it has certificate_expired,
          ngt_comm_link_chek.down | no check is called 'ngt_comm_link_chek'; did you mean
          ngt_guest_services_check.down | ngt_guest_services_check has no diagnosis 'down'; it has not_installed,
          ngt_comm_link_check. | ngt_comm_link_check has no diagnosis ''; it has
          """)
  void aDiagnosisThatThereIsNotIsRefused(String id, String why) throws Exception {
    var result = ncc.run("describe", id);

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.err()).startsWith("ncc: " + why).hasLineCount(1);
  }

  /// The login shell's profile sets the PATH anew, as Debian's does for root.
  @Test
  void theLineThatASimulatedCvmPrintsFindsItsCommands() throws Exception {
    var written = ncc.run("simulate", "cvm", "--vms", "5", "--commands", folder.resolve("a cvm's"));
    var environment =
        Pattern.compile("  BASH_ENV=(.*) ncc --source cvm: health_checks run_all")
            .matcher(written.out())
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    Files.writeString(folder.resolve(".bash_profile"), "PATH=/usr/bin:/bin\n");
    var shell =
        new ProcessBuilder(
            "bash", "-c", "BASH_ENV=" + environment + " bash -lc 'ncli cluster info'");
    shell.environment().put("HOME", folder.toString());

    var answer = new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(answer).contains("Cluster Name");
  }

  @Test
  void runAllReportsToStdoutAndToTheStateFolder() throws Exception {
    var result = ncc.run("--source", TOKYO, NOW, "health_checks", "run_all");
    var log = folder.resolve("state/ncc/ncc-output-latest.log");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("| Total Plugins | 13    |");
    assertThat(result.out().lines().toList().getLast())
        .isEqualTo("Plugin output written to " + log);
    assertThat(withoutTime(Files.readString(log))).isEqualTo(withoutTime(result.out()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-------");
  }

  @Test
  void severalChecksMayFollowEachOther() throws Exception {
    var result =
        ncc.run(
            "health_checks",
            "ngt_checks",
            "ngt_serial_link_check",
            "ngt_comm_link_check",
            "--source=" + TOKYO,
            NOW);

    assertThat(result.out())
        .contains("/health_checks/ngt_checks/ngt_serial_link_check ")
        .contains("/health_checks/ngt_checks/ngt_comm_link_check ")
        .contains("| Total Plugins | 2     |");
  }

  @ParameterizedTest
  @CsvSource({
    "info, 2", "warn, 2", "err, 2", "fail, 2",
  })
  void theGateDecidesWhatCountsAsIll(String gate, int code) throws Exception {
    var result =
        ncc.run(
            "--source",
            TOKYO,
            NOW,
            "--fail-on",
            gate,
            "health_checks",
            "ngt_checks",
            "ngt_client_cert_expiry_check");

    assertThat(result.code()).isEqualTo(code);
  }

  @Test
  void belowTheGateAllIsWell() throws Exception {
    var result =
        ncc.run(
            "--source",
            TOKYO,
            NOW,
            "--fail-on=fail",
            "health_checks",
            "ngt_checks",
            "ngt_serial_link_check");

    assertThat(result.out()).contains("[ WARN ]");
    assertThat(result.code()).isZero();
  }

  @Test
  void aReportRenderedLaterIsTheSameToTheByte() throws Exception {
    ncc.runAlone(
        "--source",
        TOKYO,
        NOW,
        "--report",
        "json=run.json",
        "--report",
        "html=once.html",
        "--report",
        "prometheus=once.prom",
        "--report",
        "jsonl=once.jsonl",
        "--report",
        "csv=once.csv",
        "--report",
        "junit=once.xml",
        "health_checks",
        "run_all");

    var again =
        ncc.runAlone(
            "render",
            "run.json",
            "--report",
            "json=again.json",
            "--report",
            "html=again.html",
            "--report",
            "prometheus=again.prom",
            "--report",
            "jsonl=again.jsonl",
            "--report",
            "csv=again.csv",
            "--report",
            "junit=again.xml");

    assertThat(again.err()).contains("html report written to again.html");
    for (String format : new String[] {"html", "prom", "jsonl", "csv", "xml"}) {
      assertThat(folder.resolve("again." + format))
          .hasSameBinaryContentAs(folder.resolve("once." + format));
    }
    assertThat(folder.resolve("again.json")).hasSameBinaryContentAs(folder.resolve("run.json"));
  }

  @Test
  void aDryRunShowsWhatWouldBeAskedAndRunsNothing() throws Exception {
    var result =
        ncc.run(
            "--source", TOKYO, "--dry-run", "health_checks", "ngt_checks", "ngt_port_2074_check");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("would ask").contains(":2074").doesNotContain("[ ");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completionKnowsTheChecks(String shell) throws Exception {
    assertThat(ncc.run("completion", shell).out())
        .contains("ngt_client_cert_expiry_check")
        .contains("--report");
  }

  @Test
  void theEnvironmentStandsInForAFlag() throws Exception {
    var result = ncc.run(Map.of("NCC_SOURCE", TOKYO.toString()), NOW, "health_checks", "run_all");

    assertThat(result.out()).contains("Cluster Name: tokyo-01");
  }

  @Test
  void aClusterOfTheConfigurationIsChecked() throws Exception {
    Files.writeString(
        folder.resolve("ncc.yaml"),
        """
        clusters:
          - name: tokyo
            sources: [%s]
        checks:
          ngt_serial_link_check: {enabled: false}
        """
            .formatted(TOKYO));

    var result =
        ncc.runAlone("--config", "ncc.yaml", "--cluster", "tokyo", NOW, "health_checks", "run_all");

    assertThat(result.out())
        .contains("Cluster Name: tokyo\n")
        .contains("| Total Plugins | 12    |");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "health_cheks run_all | 64 | Did you mean 'health_checks'?",
        "health_checks ngt_checks ngt_com_link_check | 64 | Did you mean 'ngt_comm_link_check'?",
        "health_checks run_all | 64 | no cluster to check",
        "--source nowhere health_checks run_all | 3 | nowhere",
        "--source shh://cvm health_checks run_all | 64 | no source is called 'shh'",
        "--source TOKYO --vm web-O1 health_checks run_all | 64 | --vm: nothing is called 'web-O1'",
        "--source TOKYO --cluster tokio-01 health_checks run_all | 64 | did you mean 'tokyo-01'?",
        "--source TOKYO --report htlm health_checks run_all | 64 | did you mean 'html'?",
        "--source TOKYO --set ngt_client_cert_expiry_check.warn=100d health_checks run_all | 64 |"
            + " 100d",
        "--source TOKYO --set nonsense health_checks run_all | 64 | expected check.parameter=value",
        "--source TOKYO --now yesterday health_checks run_all | 64 | 'yesterday' is not an instant",
        "--source TOKYO --now 0001-01-01T00:00:00Z health_checks run_all | 64 |"
            + " '0001-01-01T00:00:00Z' is not an instant of the years 1970 to 9999",
        "--source TOKYO --now +10000-01-01T00:00:00Z health_checks run_all | 64 | of the years 1970"
            + " to 9999",
        "--source TOKYO --now +1000000000-01-01T00:00:00Z health_checks run_all | 64 | of the years"
            + " 1970 to 9999",
        "--source TOKYO --locale ja health_checks run_all | 64 | expected en",
        "--source TOKYO --layout wide health_checks run_all | 64 | 'wide' is not one of command,"
            + " download",
        "--source TOKYO --fail-on bad health_checks run_all | 64 | 'bad' is not one of skip, pass",
        "--source TOKYO --report html=/no/such/folder/x.html health_checks run_all | 3 | cannot be"
            + " written",
        "--config missing.yaml health_checks run_all | 78 | missing.yaml",
        "render missing.json | 3 | missing.json",
        "describe ngt_client | 64 | did you mean 'ngt_client_cert_expiry_check'?",
        "trust ssh:/x | 64 | trust: ssh:/x: expected ssh://user@cvm[:port]",
        "trust ssh://a@b:x | 64 | expected ssh://user@cvm[:port]",
        "trust ssh:// | 64 | expected ssh://user@cvm[:port]",
        "trust prism-element: | 64 | expected prism-element://[user@]host[:9440]",
        "trust prism-central:/x | 64 | expected prism-central://[user@]host[:9440]",
        "trust prism-central://h:99999 | 64 | no port that exists",
        "trust cvm:x | 64 | nobody answers at the other end of a source of this kind",
        "--source= health_checks run_all | 64 | --source: '' names no source; expected a folder,"
            + " or",
        "--source capture: health_checks run_all | 3 | names no folder; expected capture:FOLDER",
        "completion fish | 64 | expected bash or zsh"
      })
  void aMistakeIsOneLineThatSaysWhatToDo(String words, int code, String line) throws Exception {
    var result = ncc.run((Object[]) words.replace("TOKYO", TOKYO.toString()).split(" ", -1));

    assertThat(result.err()).contains(line).doesNotContain("\tat ");
    assertThat(result.code()).isEqualTo(code);
  }

  private static String withoutTime(String text) {
    return text.replaceAll("# TIMESTAMP.*", "");
  }
}
