package ncc.json.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.json.config.Configuration.ConfiguredAlert;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.Configuration.ConfiguredCluster;
import ncc.json.config.Configuration.ConfiguredSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {
  private static final Path FILE = Path.of("etc/ncc.yaml");

  @Test
  void clustersAndChecksAreRead() throws Exception {
    var configuration =
        read(
            """
            clusters:
              - name: tokyo-01
                sources: [captures/tokyo-01, "/srv/osaka", "ssh://nutanix@cvm"]
            checks:
              ngt_client_cert_expiry_check:
                warn: 60d
                names: [a, b]
              ngt_serial_link_check: {enabled: false}
            """);

    assertThat(configuration.clusters())
        .containsExactly(
            new ConfiguredCluster(
                "tokyo-01",
                List.of(
                    source("etc/captures/tokyo-01"),
                    source("/srv/osaka"),
                    source("ssh://nutanix@cvm")),
                Optional.empty()));
    assertThat(configuration.checks())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ngt_client_cert_expiry_check",
                check(true, Map.of("warn", "60d", "names", "a,b"), "etc/ncc.yaml:6"),
                "ngt_serial_link_check",
                check(false, Map.of(), "etc/ncc.yaml:8")));
  }

  private static ConfiguredCheck check(
      boolean enabled, Map<String, String> parameters, String where) {
    return new ConfiguredCheck(
        enabled, Optional.empty(), ConfiguredAlert.NONE, parameters, List.of(), where);
  }

  private static ConfiguredSource source(String uri) {
    return new ConfiguredSource(uri, Map.of(), "etc/ncc.yaml:3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing yet\n", "{}"})
  void anEmptyFileConfiguresNothing(String text) throws Exception {
    assertThat(read(text)).isEqualTo(Configuration.NONE);
  }

  @Test
  void everyFaultIsToldAtOnceWithItsPlace() {
    var faults =
        faults(
            """
            clustres: []
            clusters:
              - name: a
              - name: b
                sources: captures
              - {name: c, sources: [x]}
              - {name: c, sources: [y]}
            checks:
              some_check:
                enabled: perhaps
            """);

    assertThat(faults)
        .containsExactly(
            "etc/ncc.yaml:1:1: 'clustres' is not known; expected checks, clusters",
            "etc/ncc.yaml:3:5: a cluster needs a name and at least one source",
            "etc/ncc.yaml:5:14: 'sources' must be a list",
            "etc/ncc.yaml:4:5: a cluster needs a name and at least one source",
            "etc/ncc.yaml:7:5: the cluster 'c' is configured twice",
            "etc/ncc.yaml:10:14: 'enabled' must be true or false");
  }

  @Test
  void whatIsNoYamlIsOneFault() {
    assertThat(faults("\t}")).singleElement().asString().contains("is not YAML");
  }

  private static Configuration read(String text) throws ConfigurationFaults, IOException {
    return ConfigurationFile.read(FILE, new StringReader(text));
  }

  private static List<String> faults(String text) {
    return catchThrowableOfType(ConfigurationFaults.class, () -> read(text)).faults();
  }
}
