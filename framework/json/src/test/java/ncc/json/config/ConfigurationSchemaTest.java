package ncc.json.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notifier;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckDescription.Parameter;
import ncc.spi.run.Run;
import ncc.spi.run.RunListener;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;
import ncc.spi.source.InventorySource;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationSchemaTest {
  private static final String SCHEMA =
      ConfigurationSchema.of(
          List.of(check()), List.of(new Ssh()), List.of(new Pager()), List.of(new Archive()));

  private static final String EVERYTHING =
      """
      sources: [captures/tokyo-01]
      clusters:
        - name: tokyo-01
          timeout: 60s
          sources:
            - captures/tokyo-01
            - uri: ssh://nutanix@192.0.2.11
              hosts: [192.0.2.12]
              identity-file: keys/id
              host-keys: known
              timeout: 5s
              port: 2222
              password-command: pass show cvm
      checks:
        some_check:
          enabled: true
          interval: 1h
          alert:
            raise-after: 2
            auto-resolve: true
            from: warning
            remind: 12h
            flap-turns: 6
            flap-window: 1d
          warn: 60d
          port: 2074
          mood: calm
          names: [a, b]
          overrides:
            - clusters: ["lab-*"]
              vms: test-*
              enabled: false
              warn: 10d
            - {clusters: "lab-*", on-unknowable: skip}
          on-unknowable: err
      notifiers:
        - name: ops
          kind: pager
          min-severity: critical
          clusters: "tokyo-*"
          checks: [A600103]
          resolved: false
          number: 110
          pin-file: /etc/ncc/pin
      listeners:
        archive: {folder: /var/lib/ncc/runs, token-env: TOKEN}
      store:
        url: postgresql://db.example/ncc
        keep:
          history: 365d
          runs: 14d
          size: 10 GB
      reports: [html=fleet.html]
      max-clusters: 32
      cluster-timeout: 2m
      """;

  /// A source with a setting of every kind.
  private record Ssh() implements InventorySource {
    @Override
    public String scheme() {
      return "ssh";
    }

    @Override
    public String example() {
      return "--source ssh://nutanix@192.0.2.11";
    }

    @Override
    public List<Setting> settings() {
      return List.of(
          Setting.of("hosts", Setting.Kind.LIST, "Others"),
          Setting.of("identity-file", Setting.Kind.FILE, "Key"),
          Setting.choice("host-keys", List.of("known", "accept-new"), "Trust"),
          Setting.of("timeout", Setting.Kind.DURATION, "5s", "Patience"),
          Setting.of("port", Setting.Kind.NUMBER, "22", "Port"),
          Setting.of("password", Setting.Kind.SECRET, "Password"));
    }

    @Override
    public Map<String, Set<FactType>> brings() {
      return Map.of();
    }

    @Override
    public List<Inventory> read(SourceRequest request) {
      return List.of();
    }
  }

  /// A notifier with settings of its own.
  private record Pager() implements Notifier {
    @Override
    public String kind() {
      return "pager";
    }

    @Override
    public List<Setting> settings() {
      return List.of(
          Setting.of("number", Setting.Kind.NUMBER, "Whom to call"),
          Setting.of("pin", Setting.Kind.SECRET, "The PIN"));
    }

    @Override
    public void deliver(Notification notification, Settings settings, Instant now) {}
  }

  /// A listener with settings of its own.
  private record Archive() implements RunListener {
    @Override
    public String name() {
      return "archive";
    }

    @Override
    public List<Setting> settings() {
      return List.of(
          Setting.of("folder", Setting.Kind.FILE, "Where to"),
          Setting.of("token", Setting.Kind.SECRET, "The token"));
    }

    @Override
    public void finished(Run run, Settings settings) {}
  }

  private static CheckDescription check() {
    return new CheckDescription(
        "some_check",
        "fake_checks",
        "Some",
        "Checks something",
        List.of("A cause"),
        List.of("A resolution"),
        "None",
        List.of(),
        Duration.ofMinutes(5),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of(
            new Parameter("warn", "duration", "Warn", "45d", "45d"),
            new Parameter("port", "integer", "Port", "2074", "2074"),
            new Parameter("mood", "calm or cross", "Mood", "calm", "calm"),
            new Parameter("names", "list of text", "Names", "", "")));
  }

  @Test
  void whatTheReaderAcceptsIsInTheSchema() {
    assertThat(ConfigurationFile.read(Path.of("ncc.yaml"), EVERYTHING.getBytes(UTF_8)).faults())
        .isEmpty();
    assertThat(errors(EVERYTHING)).isEmpty();
  }

  @Test
  void aCronExpressionTakesThePlaceOfAnInterval() {
    assertThat(errors("checks: {some_check: {cron: 30 2 * * * Asia/Tokyo}}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clustres: []",
        "sources: []",
        "sources: [{hosts: [a]}]",
        "sources: [{uri: 'ssh://a', password: hunter2}]",
        "sources: [{uri: 'ssh://a', timeout: soon}]",
        "sources: [{uri: 'ssh://a', host-keys: all}]",
        "clusters: [{name: a}]",
        "clusters: [{name: a, sources: [b], timeuot: 5s}]",
        "checks: {other_check: {enabled: true}}",
        "listeners: [archive]",
        "listeners: {archiv: {folder: a}}",
        "listeners: {archive: {foldr: a}}",
        "listeners: {archive: {token: hunter2}}",
        "checks: {some_check: {enabled: perhaps}}",
        "checks: {some_check: {enabeld: true}}",
        "checks: {some_check: {warn: soon}}",
        "checks: {some_check: {mood: glad}}",
        "checks: {some_check: {on-unknowable: pass}}",
        "checks: {some_check: {overrides: [{clusters: a, on-unknowable: SKIP}]}}",
        "checks: {some_check: {overrides: [{vms: a, on-unknowable: skip}]}}",
        "checks: {some_check: {overrides: [{vms: a}]}}",
        "checks: {some_check: {overrides: [{vms: a, wran: 1d}]}}",
        "checks: {some_check: {alert: {raise-after: 0}}}",
        "checks: {some_check: {alert: {from: minor}}}",
        "checks: {some_check: {alert: {flap-turns: 1}}}",
        "checks: {some_check: {alert: {remind: daily}}}",
        "notifiers: [{name: a}]",
        "notifiers: [{kind: pager}]",
        "notifiers: [{name: a, kind: pgaer}]",
        "notifiers: [{name: a, kind: pager, min-severity: urgent}]",
        "notifiers: [{name: a, kind: pager, number: x}]",
        "notifiers: [{name: a, kind: pager, pin: 1234}]",
        "notifiers: [{name: a, kind: pager, resolved: perhaps}]",
        "web: {tokens: [{name: a, role: admin, hash: x}]}",
        "web: {tokens: [{name: a}]}",
        "web: {users: [a]}",
        "web: {external-url: ncc.example}",
        "alerts: {group: cause}",
        "alerts: {by: causes}",
        "web: {trusted-proxies: proxy.example}",
        "checks: {some_check: {interval: 1h, cron: 30 2 * * *}}",
        "checks: {some_check: {cron: [30]}}",
        "store: here.db",
        "store: {uri: here.db}",
        "store: {keep: 7d}",
        "store: {keep: {runs: soon}}",
        "store: {keep: {size: 0GB}}",
        "store: {keep: {size: 10GiB}}",
        "max-clusters: 0",
        "max-clusters: 1001",
        "metrics: {max-series: 10000001}",
        "checks: {some_check: {alert: {raise-after: 1001}}}",
        "checks: {some_check: {alert: {flap-turns: 1}}}",
        "cluster-timeout: 2"
      })
  void whatIsRefusedIsRefusedByTheSchema(String text) {
    assertThat(errors(text)).isNotEmpty();
  }

  @Test
  void everyWordOfTheReaderIsInTheSchemaAndNoOther() throws Exception {
    var schema = new ObjectMapper().readTree(SCHEMA);
    var check = schema.at("/$defs/checks/properties/some_check/properties");
    var parameters = Set.of("warn", "port", "mood", "names");

    assertThat(words(schema.at("/properties"))).isEqualTo(Vocabulary.names(Vocabulary.FILE));
    assertThat(words(schema.at("/$defs/clusters/items/properties")))
        .isEqualTo(Vocabulary.names(Vocabulary.CLUSTER));
    assertThat(words(schema.at("/$defs/alert/properties")))
        .isEqualTo(Vocabulary.names(Vocabulary.ALERT));
    assertThat(words(schema.at("/$defs/notifiers/items/properties")))
        .isEqualTo(
            and(
                Set.of("number", "pin-file", "pin-env", "pin-command", "pin-credential"),
                Vocabulary.names(Vocabulary.NOTIFIER)));
    assertThat(words(schema.at("/$defs/web/properties")))
        .isEqualTo(Vocabulary.names(Vocabulary.WEB));
    assertThat(words(schema.at("/$defs/tokens/items/properties")))
        .isEqualTo(Vocabulary.names(Vocabulary.TOKEN));
    assertThat(words(schema.at("/$defs/store/properties")))
        .isEqualTo(Vocabulary.names(Vocabulary.STORE));
    assertThat(words(schema.at("/$defs/keep/properties")))
        .isEqualTo(Vocabulary.names(Vocabulary.KEEP));
    assertThat(words(check)).isEqualTo(and(parameters, Vocabulary.ofChecks()));
    assertThat(words(check.at("/overrides/items/properties")))
        .isEqualTo(and(parameters, Vocabulary.ofOverrides()));
  }

  private static Set<String> words(JsonNode properties) {
    var words = new TreeSet<String>();
    properties.fieldNames().forEachRemaining(words::add);
    return words;
  }

  private static Set<String> and(Set<String> some, Set<String> others) {
    var all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  @Test
  void aSourceOfAnotherKindHasNoneOfItsSettings() {
    var other =
        new InventorySource() {
          @Override
          public String scheme() {
            return "capture";
          }

          @Override
          public String example() {
            return "--source captures/tokyo-01";
          }

          @Override
          public Map<String, Set<FactType>> brings() {
            return Map.of();
          }

          @Override
          public List<Inventory> read(SourceRequest request) {
            return List.of();
          }
        };
    var schema = ConfigurationSchema.of(List.of(), List.of(other, new Ssh()), List.of(), List.of());

    assertThat(errors(schema, "sources: [{uri: 'capture:a', port: 22}]")).isNotEmpty();
    assertThat(errors(schema, "sources: [{uri: 'ssh://a', port: 22}]")).isEmpty();
  }

  private static List<String> errors(String yaml) {
    return errors(SCHEMA, yaml);
  }

  private static List<String> errors(String schema, String yaml) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(yaml, InputFormat.YAML)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
