package ncc.dist;

import static ncc.dist.Ncc.NOW;
import static ncc.dist.Ncc.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `ncc.yaml` with the whole product on the class path.
class ConfigurationCommandsTest {
  private static final Path SAMPLE = Checkout.root().resolve("samples/ncc.yaml");

  @TempDir Path folder;
  private Ncc ncc;

  @BeforeEach
  void anNcc() {
    ncc = new Ncc(folder);
  }

  @Test
  void theSampleIsAcceptedByCommandAndSchema() throws Exception {
    assertThat(ncc.runAlone("--config", SAMPLE, "validate").code()).isZero();
    assertThat(schemaErrors(Files.readString(SAMPLE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"validate, a run would write json to x.json", "config show, - json=x.json"})
  void aReportThatIsOrderedIsShownAndOneThatCannotBeIsRefused(String words, String shown)
      throws Exception {
    assertThat(report(words, "json=x.json").out()).contains(shown);
    assertThat(report(words, "jsn=x.json").err())
        .isEqualTo("ncc: --report: no format is called 'jsn'; did you mean 'json'?\n");
    assertThat(report(words, "json=-", "--report", "csv=/dev/stdout").code()).isEqualTo(64);
    assertThat(folder.resolve("x.json")).doesNotExist();
  }

  private Ncc.Result report(String words, String... reports) throws Exception {
    var line = new ArrayList<Object>(List.of("--report"));
    line.addAll(List.of(reports));
    line.addAll(List.of(words.split(" ")));
    return ncc.run(line.toArray());
  }

  @Test
  void everyFaultIsToldAtOnceInOneList() throws Exception {
    configuration(
        """
        clusters:
          - name: tokyo-01
            timeout: 0s
            sources:
              - uri: capture:x
                password: hunter2
              - shh://x
        checks:
          ngt_client_cert_expiry_chek: {}
          ngt_client_cert_expiry_check:
            enabeld: true
            warn: 60d
            overrides:
              - {vms: a, warn: 500d}
          ngt_port_2074_check: {port: x, overrides: [{vms: a, port: 3}]}
          ngt_comm_link_check: {cron: 61 2 * * *, interval: 1h}
        store:
          url: mysql://db/ncc
          keep: {history: 1d}
        notifiers:
          - {name: ops, kind: webhok, url: "http://x/"}
          - {name: all, kind: webhook, secret: hunter2}
          - {name: night, kind: webhook, timeout: 5s}
        reports: [htlm]
        """);

    var result = configured("validate");

    assertThat(result.code()).isEqualTo(78);
    assertThat(result.err()).doesNotContain("hunter2").doesNotContain("\tat ");
    assertThat(result.err().lines())
        .extracting(line -> line.replaceFirst("^ncc: ", "").replaceFirst(": .*", ""))
        .containsExactly(
            "ncc.yaml:3:14",
            "ncc.yaml:5:9",
            "ncc.yaml:7:9",
            "ncc.yaml:9:3",
            "ncc.yaml:11:5",
            "ncc.yaml:15:31",
            "ncc.yaml:15:47",
            "ncc.yaml:16:25",
            "ncc.yaml:16:31",
            "ncc.yaml:18:8",
            "ncc.yaml:19:9",
            "ncc.yaml:21:5",
            "ncc.yaml:22:5",
            "ncc.yaml:23:5",
            "ncc.yaml:24:11");
    assertThat(result.err())
        .contains("did you mean 'enabled'?")
        .contains("'cron': '61 2 * * *' is no cron expression; expected minute")
        .contains("ngt_comm_link_check: 'interval' and 'cron' cannot both be set")
        .contains("'url': expected a file or postgresql://")
        .contains("'history' must be at least as long as 'runs', but is 1d and 7d")
        .contains("did you mean 'html'?")
        .contains("ops: no notifier is of kind 'webhok'; did you mean 'webhook'?")
        .contains("all: secret must not be written down here; expected one of secret-file")
        .contains("night: url is missing; expected a URL such as https://alerts.example/ncc");
  }

  @Test
  void anOverrideWhoseParametersDoNotFitTogetherIsAFault() throws Exception {
    configuration(
        """
        checks:
          ngt_client_cert_expiry_check:
            overrides:
              - {vms: a, warn: 500d}
        """);

    assertThat(configured("validate").err())
        .startsWith("ncc: ncc.yaml:4:9: ngt_client_cert_expiry_check: expected info >= warn");
  }

  @Test
  void theEffectiveConfigurationSaysWhereEachValueComesFrom() throws Exception {
    configuration(
        """
        clusters:
          - {name: tokyo, sources: [captures/tokyo-01]}
        checks:
          ngt_client_cert_expiry_check:
            info: 100d
            alert: {from: warning, flap-turns: 6}
            overrides:
              - {vms: ["test-*"], warn: 10d, enabled: true}
          ngt_serial_link_check: {cron: 30 2 * * * Asia/Tokyo, on-unknowable: skip, overrides: [{clusters: ["lab-*"], on-unknowable: err}]}
        store: {url: here.db, keep: {history: 100d, size: 2000MB}}
        cluster-timeout: 90s
        notifiers:
          - name: ops
            kind: webhook
            url: https://alerts.example/ncc
            secret-file: /etc/ncc/webhook
            checks: [A600103]
        """);

    var shown =
        configured(
            Map.of("NCC_REPORT", "html=fleet.html"),
            "--set=ngt_client_cert_expiry_check.warn=60d",
            "config",
            "show");

    assertThat(shown.out().lines().map(line -> line.strip().replaceAll(" +#", " #")))
        .contains(
            "- name: tokyo # ncc.yaml:2",
            "- uri: captures/tokyo-01 # ncc.yaml:2",
            "info: 100d # ncc.yaml:5",
            "warn: 60d # --set",
            "fail: 7d # default",
            "raise-after: 1 # default",
            "from: warning # ncc.yaml:6",
            "remind: 1d # default",
            "flap-turns: 6 # ncc.yaml:6",
            "flap-window: 2h # default",
            "- vms: [\"test-*\"] # ncc.yaml:8",
            "on-unknowable: err # default",
            "cron: \"30 2 * * * Asia/Tokyo\" # ncc.yaml:9",
            "on-unknowable: skip # ncc.yaml:9",
            "on-unknowable: err # ncc.yaml:9",
            "url: here.db # ncc.yaml:10",
            "history: 100d # ncc.yaml:10",
            "runs: 7d # default",
            "size: 2GB # ncc.yaml:10",
            "- html=fleet.html # NCC_REPORT",
            "- name: ops # ncc.yaml:13",
            "min-severity: warning # default",
            "checks: [A600103] # ncc.yaml:17",
            "resolved: true # default",
            "secret-file: /etc/ncc/webhook # ncc.yaml:16",
            "timeout: 20s # default",
            "max-series: 20000 # default",
            "max-clusters: 32 # default",
            "cluster-timeout: 1m30s # ncc.yaml:11");
    configuration(shown.out());
    assertThat(configured("validate").code()).isZero();
    assertThat(schemaErrors(shown.out())).isEmpty();
  }

  @Test
  void overridesDecideWhoIsJudgedAndTheLineBeatsThem() throws Exception {
    configuration(
        """
        clusters:
          - {name: tokyo, sources: [%s]}
        checks:
          ngt_client_cert_expiry_check:
            overrides:
              - {vms: ["*"], clusters: ["tokyo*"], info: 20000d, warn: 10000d, fail: 9000d}
          ngt_serial_link_check:
            overrides:
              - {clusters: [TOKYO], enabled: false}
        """
            .formatted(TOKYO));

    var file = configured(NOW, "health_checks", "run_all").out();
    var typed =
        configured("--set=ngt_client_cert_expiry_check.fail=1d", NOW, "health_checks", "run_all")
            .out();

    assertThat(file).contains("Switched off for this cluster by configuration");
    assertThat(file).contains("in under 9000 days").doesNotContain("in under 10000 days");
    assertThat(typed).contains("in under 10000 days").doesNotContain("in under 9000 days");
  }

  @Test
  void reportsOfTheFileAreWrittenWhenTheLineNamesNone() throws Exception {
    configuration(
        """
        clusters:
          - {name: tokyo, sources: [%s]}
        reports: [json=run.json]
        """
            .formatted(TOKYO));

    ncc.runAlone("--config", "ncc.yaml", NOW, "health_checks", "run_all");

    assertThat(folder.resolve("run.json")).exists();
  }

  /// With the file of the test, whose folder is left out of what is said.
  private Ncc.Result configured(Object... words) {
    return configured(Map.of(), words);
  }

  private Ncc.Result configured(Map<String, String> variables, Object... words) {
    var line = new ArrayList<Object>(List.of("--config", folder.resolve("ncc.yaml")));
    line.addAll(List.of(words));
    var result = ncc.run(variables, line.toArray());
    return new Ncc.Result(result.code(), bare(result.out()), bare(result.err()));
  }

  private String bare(String text) {
    return text.replace(folder + "/", "");
  }

  private void configuration(String text) throws IOException {
    Files.writeString(folder.resolve("ncc.yaml"), text);
  }

  private java.util.List<String> schemaErrors(String yaml) throws Exception {
    var schema = ncc.run("config", "schema").out();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(yaml, InputFormat.YAML)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
