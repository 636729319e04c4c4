package ncc.json.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ncc.json.config.Configuration.ConfiguredAlert;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.Configuration.ConfiguredCluster;
import ncc.json.config.Configuration.ConfiguredLimits;
import ncc.json.config.Configuration.ConfiguredListener;
import ncc.json.config.Configuration.ConfiguredNotifier;
import ncc.json.config.Configuration.ConfiguredOverride;
import ncc.json.config.Configuration.ConfiguredSource;
import ncc.json.config.Configuration.ConfiguredStore;
import ncc.json.config.Configuration.ConfiguredToken;
import ncc.json.config.Configuration.ConfiguredWeb;
import ncc.spi.alert.Severity;
import ncc.spi.check.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  private static final Path FILE = Path.of("etc/ncc.yaml");

  @Test
  void everythingThatMayStandThereIsRead() {
    var configuration =
        read(
            """
            sources:
              - uri: prism-central://pc.example
                username: ncc
                password-file: /etc/ncc/pc-password
            clusters:
              - name: tokyo-01
                timeout: 60s
                sources:
                  - captures/tokyo-01
                  - uri: ssh://nutanix@192.0.2.11
                    hosts: [192.0.2.12, 192.0.2.13]
                    port: 2222
            checks:
              ngt_client_cert_expiry_check:
                interval: 1h
                alert:
                  {raise-after: 2, auto-resolve: false, from: critical, remind: 12h, flap-turns: 2}
                warn: 60d
                names: [a, b]
                overrides:
                  - clusters: ["lab-*"]
                    vms: "test-*"
                    warn: 10d
                    enabled: false
              ngt_serial_link_check: {enabled: false, cron: 30 2 * * * Asia/Tokyo, max-age: 2d, max-time: 5m, on-unknowable: skip}
            store:
              url: postgresql://db.example/ncc
              keep: {history: 365d, runs: 14d, size: 10GB}
            notifiers:
              - name: ops
                kind: webhook
                min-severity: critical
                clusters: tokyo-*
                checks: [A600103, "ngt_*"]
                resolved: false
                url: https://alerts.example/ncc
              - {name: all, kind: mail}
            listeners:
              archive: {folder: runs, tags: [a, b]}
            reports: ["html=/var/lib/ncc/fleet.html"]
            web:
              tokens:
                - name: prometheus
                  role: viewer
                  hash: %1$s
                - {name: nightly, role: operator, hash: %1$s}
              viewers: [ann]
              external-url: https://NCC.example:443/ncc/
              trusted-proxies: [127.0.0.1, "10.0.0.0/8"]
            metrics: {max-series: 100000}
            alerts: {group: findings}
            max-clusters: 32
            cluster-timeout: 2m
            """
                .formatted(HASH));

    assertThat(configuration)
        .isEqualTo(
            new Configuration(
                List.of(
                    source(
                        "prism-central://pc.example",
                        Map.of(
                            "username",
                            List.of("ncc"),
                            "password-file",
                            List.of("/etc/ncc/pc-password")),
                        "2:5")),
                List.of(
                    new ConfiguredCluster(
                        "tokyo-01",
                        List.of(
                            source("etc/captures/tokyo-01", Map.of(), "9:9"),
                            source(
                                "ssh://nutanix@192.0.2.11",
                                Map.of(
                                    "hosts",
                                    List.of("192.0.2.12", "192.0.2.13"),
                                    "port",
                                    List.of("2222")),
                                "10:9")),
                        Optional.of(Duration.ofMinutes(1)))),
                Map.of(
                    "ngt_client_cert_expiry_check",
                    new ConfiguredCheck(
                        true,
                        Optional.of(Duration.ofHours(1)),
                        Optional.empty(),
                        ConfiguredLimits.NONE,
                        new ConfiguredAlert(
                            OptionalInt.of(2),
                            Optional.of(false),
                            Optional.of(Severity.CRITICAL),
                            Optional.of(Duration.ofHours(12)),
                            OptionalInt.of(2),
                            Optional.empty()),
                        Map.of("warn", "60d", "names", "a,b"),
                        List.of(
                            new ConfiguredOverride(
                                List.of("lab-*"),
                                List.of("test-*"),
                                Optional.of(false),
                                Optional.empty(),
                                Map.of("warn", "10d"),
                                "etc/ncc.yaml:21:9")),
                        "etc/ncc.yaml:15:5"),
                    "ngt_serial_link_check",
                    new ConfiguredCheck(
                        false,
                        Optional.empty(),
                        Optional.of("30 2 * * * Asia/Tokyo"),
                        new ConfiguredLimits(
                            Optional.of(Duration.ofDays(2)),
                            Optional.of(Duration.ofMinutes(5)),
                            Optional.of(Status.SKIP)),
                        ConfiguredAlert.NONE,
                        Map.of(),
                        List.of(),
                        "etc/ncc.yaml:25:26")),
                List.of(
                    new ConfiguredNotifier(
                        "ops",
                        "webhook",
                        Optional.of(Severity.CRITICAL),
                        List.of("tokyo-*"),
                        List.of("A600103", "ngt_*"),
                        Optional.of(false),
                        Map.of("url", List.of("https://alerts.example/ncc")),
                        "etc/ncc.yaml:30:5"),
                    new ConfiguredNotifier(
                        "all",
                        "mail",
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        "etc/ncc.yaml:37:5")),
                Map.of(
                    "archive",
                    new ConfiguredListener(
                        Map.of("folder", List.of("runs"), "tags", List.of("a", "b")),
                        "etc/ncc.yaml:39:12")),
                new ConfiguredStore(
                    Optional.of("postgresql://db.example/ncc"),
                    Optional.of(Duration.ofDays(365)),
                    Optional.of(Duration.ofDays(14)),
                    Optional.of(new ByteSize(10_000_000_000L))),
                List.of("html=/var/lib/ncc/fleet.html"),
                new ConfiguredWeb(
                    List.of(
                        new ConfiguredToken("prometheus", false, HASH),
                        new ConfiguredToken("nightly", true, HASH)),
                    List.of("ann"),
                    Optional.of(new ExternalUrl("https", "ncc.example", "/ncc")),
                    List.of(AddressRange.of("127.0.0.1/32"), AddressRange.of("10.0.0.0/8"))),
                OptionalInt.of(32),
                Optional.of(Duration.ofMinutes(2)),
                OptionalInt.of(100000),
                Optional.of(Configuration.AlertGroup.FINDINGS)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: a, role: admin, hash: %s} | 1:32: 'role' must be one of viewer, operator, but is"
            + " 'admin'",
        "{name: a, hash: %s} | 1:16: a token needs a role",
        "{name: a, role: viewer, hash: ncc_secret} | 1:46: 'hash' must be the SHA-256 of a token,"
            + " as 'ncc token' prints it; never the token itself"
      })
  void aTokenThatCannotBeOneIsToldWithoutIt(String token, String fault) {
    assertThat(faults("web: {tokens: [" + token.formatted(HASH) + "]}"))
        .containsExactly("etc/ncc.yaml:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "external-url: ncc.example | 'external-url' must be scheme, host and, where there is one,"
            + " path, such as https://ncc.example/ncc, but is 'ncc.example'",
        "external-url: https://a/?x | 'external-url' must be scheme, host and, where there is one,"
            + " path, such as https://ncc.example/ncc, but is 'https://a/?x'",
        "external-url: https://a/alerts | 'external-url' must have a path that begins like none of"
            + " the daemon's own, such as /ncc, but is 'https://a/alerts'",
        "trusted-proxies: proxy.example | 'trusted-proxies' must be addresses or ranges of them,"
            + " such as 127.0.0.1 or 10.0.0.0/8, but is 'proxy.example'",
        "trusted-proxies: 10.0.0.0/33 | 'trusted-proxies' must be addresses or ranges of them,"
            + " such as 127.0.0.1 or 10.0.0.0/8, but is '10.0.0.0/33'",
      })
  void whereItIsFoundIsToldWhereItCannotBe(String written, String fault) {
    assertThat(faults("web: {" + written.replace(": ", ": '") + "'}"))
        .singleElement()
        .asString()
        .endsWith(": " + fault);
  }

  private static ConfiguredSource source(
      String uri, Map<String, List<String>> settings, String place) {
    return new ConfiguredSource(uri, settings, "etc/ncc.yaml:" + place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: Warning | 'from' must be one of info, warning, critical, but is 'Warning'",
        "flap-turns: 1 | 'flap-turns' must be a whole number from 2 to 1000, but is '1'",
        "flap-turns: 1001 | 'flap-turns' must be a whole number from 2 to 1000, but is '1001'",
        "raise-after: 0 | 'raise-after' must be a whole number from 1 to 1000, but is '0'",
        "raise-after: 1001 | 'raise-after' must be a whole number from 1 to 1000, but is '1001'",
        "remind: 0s | 'remind' must be a duration above 0s, such as 90s, 5m or 1d, of at most"
            + " 36525d, but is '0s'",
        "remind: 36526d | 'remind' must be a duration above 0s, such as 90s, 5m or 1d, of at most"
            + " 36525d, but is '36526d'",
        "flap-window: x | 'flap-window' must be a duration above 0s, such as 90s, 5m or 1d, of at"
            + " most 36525d, but is 'x'"
      })
  void aBadAlertPolicyIsToldWhereItStands(String written, String fault) {
    var place = "etc/ncc.yaml:1:%d: ".formatted(31 + written.indexOf(' ') + 1);

    assertThat(faults("checks: {some_check: {alert: {" + written + "}}}"))
        .containsExactly(place + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1MB | 1MB",
        "999 GB | 999GB",
        "1000MB | 1GB",
        "1500MB | 1500MB",
        "2000GB | 2TB",
        "999999TB | 999999TB",
        "0MB |",
        "1000000MB |",
        "10 |",
        "10gb |",
        "10GiB |",
        "1.5GB |"
      })
  void aSizeHasItsUnit(String text, @Nullable String shown) {
    var written = "store: {keep: {size: " + text + "}}";

    if (shown == null) {
      assertThat(faults(written))
          .containsExactly(
              "etc/ncc.yaml:1:22: 'size' must be a size such as 500MB or 10GB, but is '"
                  + text
                  + "'");
    } else {
      assertThat(read(written).store().size()).map(ByteSize::toString).hasValue(shown);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "store: x | 1:8: 'store' must be keys with values",
        "store: {uri: x} | 1:9: 'uri' is not known; did you mean 'url'?",
        "store: {url: [x]} | 1:14: 'url' must be a text",
        "store: {keep: {histroy: 1d}} | 1:16: 'histroy' is not known; did you mean 'history'?",
        "store: {keep: {runs: 0s}} | 1:22: 'runs' must be a duration above 0s, such as 90s, 5m or"
            + " 1d, of at most 36525d, but is '0s'",
        "checks: {a: {cron: [30, 2]}} | 1:20: 'cron' must be a text"
      })
  void aBadStoreIsToldWhereItStands(String written, String fault) {
    assertThat(faults(written)).containsExactly("etc/ncc.yaml:" + fault);
  }

  @Test
  void theStoreIsReadThoughOtherPartsHaveFaults(@TempDir Path folder) throws Exception {
    var file =
        Files.writeString(
            folder.resolve("ncc.yaml"), "store: {url: here.db}\nchecks: [oops]\nreports: {}\n");

    var read = ConfigurationFile.readStore(file);

    assertThat(read.configuration().store().url()).hasValue("here.db");
    assertThat(read.faults()).isEmpty();
  }

  @Test
  void theStoreAloneHasItsOwnFaults(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("ncc.yaml"), "store: {url: ''}\n");

    assertThat(ConfigurationFile.readStore(file).faults())
        .extracting(Fault::toString)
        .containsExactly(file + ":1:14: 'url' is blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing yet\n", "{}", "---\n...\n", "\uFEFF", "null"})
  void anEmptyFileConfiguresNothing(String text) {
    assertThat(read(text)).isEqualTo(Configuration.NONE);
  }

  @Test
  void everyFaultIsToldAtOnceInTheOrderOfTheFile() {
    var faults =
        faults(
            """
            clustres: []
            clusters:
              - name: a
              - name: b
                sources: captures
              - {name: c, sources: [x]}
              - {name: C, sources: [y]}
              - {name: d, sources: []}
              - {name: "", sources: [x, x]}
            checks:
              some_check:
                enabled: perhaps
                interval: 5
                alert: {raise-after: 0, auto-resolv: true}
                overrides: [{vms: []}]
              other_check:
            max-clusters: 1.5
            max-clusters: 2
            cluster-timeout:
            notifiers:
              - {name: ops, min-severity: urgent}
              - {kind: mail}
              - {name: b, kind: mail}
              - {name: b, kind: mail, resolved: 1}
            reports: {html: x}
            """);

    assertThat(faults)
        .containsExactly(
            "etc/ncc.yaml:1:1: 'clustres' is not known; did you mean 'clusters'?",
            "etc/ncc.yaml:3:5: a cluster needs at least one source",
            "etc/ncc.yaml:5:14: 'sources' must be a list",
            "etc/ncc.yaml:7:5: the cluster 'C' is configured twice",
            "etc/ncc.yaml:8:24: 'sources' is empty; leave it out, or list something",
            "etc/ncc.yaml:9:12: 'name' is blank",
            "etc/ncc.yaml:9:29: this source is given twice",
            "etc/ncc.yaml:12:14: 'enabled' must be true or false",
            "etc/ncc.yaml:13:15: 'interval' must be a duration above 0s, such as 90s, 5m or 1d,"
                + " of at most 36525d, but is '5'",
            "etc/ncc.yaml:14:26: 'raise-after' must be a whole number from 1 to 1000, but is '0'",
            "etc/ncc.yaml:14:29: 'auto-resolv' is not known; did you mean 'auto-resolve'?",
            "etc/ncc.yaml:15:17: an override sets nothing; expected enabled, on-unknowable or a"
                + " parameter",
            "etc/ncc.yaml:15:23: 'vms' is empty; leave it out, or list something",
            "etc/ncc.yaml:16:3: 'other_check' has no value",
            "etc/ncc.yaml:17:15: 'max-clusters' must be a whole number from 1 to 1000, but is"
                + " '1.5'",
            "etc/ncc.yaml:18:1: 'max-clusters' is given twice",
            "etc/ncc.yaml:19:1: 'cluster-timeout' has no value",
            "etc/ncc.yaml:21:5: a notifier needs a kind",
            "etc/ncc.yaml:21:31: 'min-severity' must be one of info, warning, critical, but is"
                + " 'urgent'",
            "etc/ncc.yaml:22:5: a notifier needs a name",
            "etc/ncc.yaml:24:5: the notifier 'b' is configured twice",
            "etc/ncc.yaml:24:37: 'resolved' must be true or false",
            "etc/ncc.yaml:25:10: 'reports' must be a list");
  }

  @ParameterizedTest
  @CsvSource({
    "1s, true",
    "0s, false",
    "-1s, false",
    "PT90S, true",
    "60, false",
    "99999999999999999999d, false",
    "9223372036854775807d, false",
    "soon, false"
  })
  void aTimeoutIsAPositiveDuration(String text, boolean accepted) {
    assertThat(faults("cluster-timeout: " + text).isEmpty()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "0, false",
    "-1, false",
    "1000, true",
    "1001, false",
    "999999999, false",
    "99999999999999999999, false",
    "x, false"
  })
  void aCountIsBoundedAndSaysItsBounds(String text, boolean accepted) {
    var faults = faults("max-clusters: " + text);

    assertThat(faults.isEmpty()).isEqualTo(accepted);
    assertThat(faults)
        .allMatch(fault -> fault.contains("must be a whole number from 1 to 1000, but is "));
  }

  @ParameterizedTest
  @CsvSource({"1, true", "10000000, true", "10000001, false", "0, false"})
  void seriesAreBounded(String text, boolean accepted) {
    var faults = faults("metrics: {max-series: " + text + "}");

    assertThat(faults.isEmpty()).isEqualTo(accepted);
    assertThat(faults)
        .allMatch(fault -> fault.contains("must be a whole number from 1 to 10000000, but is "));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, true", "yes, false", "'\"true\"', false", "True, false"})
  void aFlagIsTrueOrFalse(String text, boolean accepted) {
    assertThat(faults("checks: {a: {enabled: " + text + "}}").isEmpty()).isEqualTo(accepted);
  }

  @Test
  void aParameterMayBeAnEmptyText() {
    assertThat(read("checks: {a: {latest: ''}}").checks().values())
        .extracting(ConfiguredCheck::parameters)
        .containsExactly(Map.of("latest", ""));
  }

  @Test
  void anchorsAliasesAndMergeKeysAreUnderstood() {
    var configuration =
        read(
            """
            clusters:
              - name: a
                sources:
                  - &cvm
                    uri: ssh://nutanix@192.0.2.11
                    identity-file: keys/id
              - name: b
                sources:
                  - <<: *cvm
                    uri: ssh://nutanix@192.0.2.21
              - name: c
                sources: [*cvm]
            """);

    assertThat(configuration.clusters())
        .extracting(cluster -> cluster.sources().getFirst())
        .containsExactly(
            source("ssh://nutanix@192.0.2.11", Map.of("identity-file", List.of("keys/id")), "4:9"),
            source("ssh://nutanix@192.0.2.21", Map.of("identity-file", List.of("keys/id")), "9:9"),
            source("ssh://nutanix@192.0.2.11", Map.of("identity-file", List.of("keys/id")), "4:9"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'clusters:\n\t- name: a' | 2:1: is not YAML: found character",
        "'clusters: [a' | 1:13: is not YAML: expected ',' or ']'",
        "'a: *nowhere' | 1:4: is not YAML: found undefined alias nowhere",
        "'a: 1\n---\nb: 2' | 2:1: is not YAML: but found another document",
        "'x: \u0007' | 1:4: is not YAML: the character U+0007 cannot stand in YAML",
        "'- a' | 1:1: the file must be keys with values",
        "'cluster-timeout: !mine 2m' | 1:18: tags such as '!mine' are not read here",
        "'? [a]\n: b' | 1:3: a key must be a text",
        "'clusters: [&a [*a]]' | 1:12: a cluster must be keys with values",
        "'<<: nothing' | 1:12: is not YAML"
      })
  void whatCannotBeReadIsOneClearLine(String text, String fault) {
    assertThat(faults(unescaped(text)))
        .first()
        .asString()
        .startsWith("etc/ncc.yaml:" + unescaped(fault));
  }

  @Timeout(60)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "checks: &c {<<: *c}",
        "checks: &c {a: &d {<<: *c}}",
        "checks: &c {<<: [*c, *c]}",
        "&f {checks: {<<: *f}}",
        "checks: &c [*c]",
        "sources: &s [*s]"
      })
  void aFileThatContainsItselfIsAFault(String text) {
    assertThat(faults(text))
        .anySatisfy(fault -> assertThat(fault).endsWith("this part of the file contains itself"));
  }

  @Timeout(60)
  @ParameterizedTest
  @ValueSource(strings = {"sources: *a39", "clusters: *a39", "checks: {c: *a39}", "reports: *a39"})
  void aFileThatMultipliesItselfIsAFault(String use) {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 40; i++) {
      text.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }

    assertThat(faults(text + use + "\n"))
        .anySatisfy(fault -> assertThat(fault).contains("aliases make more than 1048576 values"));
  }

  @Timeout(60)
  @Test
  void aFileThatMergesWithoutEndIsAFault() {
    var text = new StringBuilder("a: &a\n");
    for (int i = 0; i < 50_000; i++) {
      text.append("  k").append(i).append(": v\n");
    }
    text.append("b: {<<: [").append("*a, ".repeat(9_000)).append("*a]}\n");

    assertThat(faults(text.toString()))
        .anySatisfy(
            fault -> assertThat(fault).endsWith("more than 1048576 keys are merged by '<<'"));
  }

  @Test
  void whatIsWrittenCountsBeforeWhatIsMerged() {
    var configuration =
        read(
            """
            cluster-timeout: 1m
            clusters:
              - &a {name: a, sources: [one], timeout: 1m}
              - {<<: *a, name: b}
              - <<: [{name: c}, *a, {name: d, timeout: 9m}]
            """);

    assertThat(configuration.clusters())
        .extracting(cluster -> cluster.name())
        .containsExactly("a", "b", "c");
    assertThat(configuration.clusters())
        .allMatch(cluster -> cluster.timeout().equals(Optional.of(Duration.ofMinutes(1))));
  }

  private static String unescaped(String text) {
    return text.translateEscapes().replace("\\u0007", "\u0007");
  }

  @Test
  void aFileThatIsNoUtf8SaysSoAndWhere() {
    assertThat(
            ConfigurationFile.read(
                    FILE, "a: 1\nb: \u00e9".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .faults())
        .extracting(Fault::toString)
        .containsExactly("etc/ncc.yaml:2:1: is not UTF-8 text; save the file as UTF-8");
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() {
    assertThat(faults("#".repeat(10_000_000)))
        .containsExactly("etc/ncc.yaml:1:1: is larger than 4 MiB, too large for a configuration");
  }

  @Test
  void deepNestingIsOneFault() {
    assertThat(faults("[".repeat(100_000))).singleElement().asString().contains("is not YAML");
  }

  @Test
  void aFileThatMultipliesItselfCostsNothing() {
    var text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(faults(text.toString())).hasSize(60);
  }

  @Test
  void aValueOfASettingIsNeverRepeated() {
    assertThat(
            faults(
                """
                sources:
                  - uri: prism-central://pc.example
                    password: {is: hunter2}
                  - {uri: "", password: hunter2}
                  - {password: hunter2}
                """))
        .hasSize(3)
        .noneMatch(fault -> fault.contains("hunter2"));
  }

  private static Configuration read(String text) {
    var read = ConfigurationFile.read(FILE, text.getBytes(UTF_8));
    assertThat(read.faults()).isEmpty();
    return read.configuration();
  }

  private static List<String> faults(String text) {
    return ConfigurationFile.read(FILE, text.getBytes(UTF_8)).faults().stream()
        .map(Fault::toString)
        .toList();
  }
}
