package ncc.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.prism.PrismSimulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `ncc probe` as an operator types it.
@ParameterizedClass(name = "TLS by {0}")
@ValueSource(strings = {"jdk", "native"})
class ProbeTest {
  private final String heldBy;
  @TempDir Path folder;
  private Ncc ncc;

  ProbeTest(String heldBy) {
    this.heldBy = heldBy;
  }

  @BeforeEach
  void anNcc() {
    ncc = new Ncc(folder, Map.of("NCC_TLS_LIBRARY", heldBy));
  }

  @Test
  void anOpenPortIsToldInOneLine() throws Exception {
    try (var server = listening()) {
      var target = "127.0.0.1:" + server.getLocalPort();
      var result = ncc.run("probe", target);

      assertThat(result.code()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out()).matches(target + "  tcp   open +[0-9.]+ ms\n");
    }
  }

  @Test
  void aClosedPortFails() throws Exception {
    var target = closed();
    var result = ncc.run("probe", "--tls", target);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).matches(target + "  tcp   refused +[0-9.]+ ms  Connection refused\n");
  }

  @Test
  void aNameNobodyKnowsCannotBeDetermined() throws Exception {
    var result = ncc.run("probe", "no-such-host.invalid");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).startsWith("no-such-host.invalid:2074  name  unresolved");
  }

  @Test
  void knownToBeClosedOutranksUnknown() throws Exception {
    assertThat(ncc.run("probe", "no-such-host.invalid", closed()).code()).isEqualTo(2);
  }

  @Test
  void whoHoldsHandshakesIsOneOfTwo() throws Exception {
    var result = ncc.run(Map.of("NCC_TLS_LIBRARY", "openssl"), "probe", "--tls", closed());

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.err())
        .isEqualTo("ncc: NCC_TLS_LIBRARY: 'openssl' is neither jdk nor native\n");
  }

  @Test
  void aServerThatSaysNothingIsOpenAndSilent() throws Exception {
    try (var server = listening()) {
      var result = ncc.run("probe", "--tls", "--timeout=1s", "127.0.0.1:" + server.getLocalPort());

      assertThat(result.code()).isEqualTo(2);
      assertThat(result.out().lines().toList().getFirst()).contains("tcp   open");
      assertThat(result.out().lines().toList().getLast())
          .contains("tls   silent")
          .endsWith("connected; not a word within 1 s");
    }
  }

  @Test
  void everyAttemptHasItsLine() throws Exception {
    try (var server = listening()) {
      var target = "127.0.0.1:" + server.getLocalPort();
      var result = ncc.run("probe", "--attempts=3", "--pause=0s", target);

      assertThat(result.out().lines().map(line -> line.replaceAll(".* ms", "")))
          .containsExactly("  try 1", "  try 2", "  try 3");
    }
  }

  @ParameterizedTest
  @CsvSource({"--json", "--report=json", "--report=json=-"})
  void jsonGoesToStdout(String option) throws Exception {
    var target = closed();
    var result = ncc.run("probe", option, target);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .startsWith("{\n \"schema_version\": \"1.0\",\n")
        .contains("\"target\": \"" + target + "\"")
        .contains("\"attempt\":1,\"took_seconds\":")
        .contains("\"reason\": \"refused\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "probe                          | no target; name one, such as 192.0.2.50",
        "probe host:0                   | 'host:0' has no port from 1 to 65535",
        "probe --attempts=0 host        | --attempts: '0' is not a number from 1 to 1000",
        "probe --timeout=0s host        | --timeout: expected from 1s to 1h",
        "probe --timeout=soon host      | --timeout: 'soon' is not a duration",
        "probe --cert=c.pem host        | --cert goes with --key",
        "probe --cert=c --key=k host    | 'c' cannot be read (no such file or folder)",
        "probe --report=html host       | --report: 'html' is no report of probes"
      })
  void mistakesAreToldInOneLine(String words, String message) throws Exception {
    var result = ncc.run((Object[]) words.split(" ", -1));

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("ncc: " + message).hasLineCount(1);
  }

  @Test
  void targetsComeFromTheClustersOfAConfiguration() throws Exception {
    capture("capture", "127.0.0.1", "127.0.0.2");
    configuration(
        """
        clusters:
          - name: loop-01
            sources: [capture]
        """);

    var result = ncc.run("probe", "--json", "--targets-from=" + folder.resolve("ncc.yaml"));

    assertThat(result.out())
        .as(result.err())
        .contains("\"target\": \"127.0.0.1:2074\"", "\"target\": \"127.0.0.2:2074\"");
  }

  @Test
  void theLineAndTheConfigurationBothBringTargets() throws Exception {
    capture("typed", "127.0.0.1", "127.0.0.2");
    capture("configured", "127.0.0.3", "127.0.0.2");
    configuration("sources: [configured]");

    var result =
        ncc.run(
            "probe",
            "--json",
            "--source=" + folder.resolve("typed"),
            "--targets-from=" + folder.resolve("ncc.yaml"));

    assertThat(result.out().lines().filter(line -> line.contains("\"target\"")))
        .as(result.err())
        .extracting(line -> line.replaceAll(".*\"target\": \"([^\"]*)\".*", "$1"))
        .containsExactly("127.0.0.1:2074", "127.0.0.2:2074", "127.0.0.3:2074");
  }

  /// The pin and the password stand beside the URI; without them Prism cannot be read.
  @Test
  void settingsAndSecretsOfAConfiguredSourceCount() throws Exception {
    try (var prism = PrismSimulator.start(new GeneratedFleet(3, 7))) {
      password(prism.account().password());
      configuration(
          """
          clusters:
            - name: prism-01
              sources:
                - uri: prism-element://ncc@127.0.0.1:%d
                  pin-sha256: %s
                  password-file: password
          """
              .formatted(prism.port(), prism.fingerprint()));

      var result =
          ncc.run(
              "probe", "--json", "--timeout=1s", "--targets-from=" + folder.resolve("ncc.yaml"));

      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .contains("\"target\": \"192.0.2.50:2074\"", "\"target\": \"192.0.2.51:2074\"");
    }
  }

  @Test
  void aClusterThatCannotBeReadIsNotTakenForOpen() throws Exception {
    configuration(
        """
        clusters:
          - name: gone-02
            sources: [no-such-capture]
        """);
    try (var server = listening()) {
      var open = "127.0.0.1:" + server.getLocalPort();
      var result = ncc.run("probe", "--targets-from=" + folder.resolve("ncc.yaml"), open);

      assertThat(result.code()).isEqualTo(3);
      assertThat(result.out()).startsWith(open + "  tcp   open");
      assertThat(result.err())
          .endsWith("ncc: gone-02: not asked, neither its VIP nor its data services IP is known\n");
    }
  }

  @Test
  void withoutAnyAddressNothingCanBeDetermined() throws Exception {
    configuration(
        """
        clusters:
          - name: gone-02
            sources: [no-such-capture]
        """);
    var result = ncc.run("probe", "--targets-from=" + folder.resolve("ncc.yaml"));

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).endsWith("ncc: no target: no cluster has a known address\n");
  }

  private void capture(String name, String vip, String dsip) throws IOException {
    var capture = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        capture.resolve("ncli_cluster_info.txt"),
        """
            Cluster Id                : %1$s::1234
            Cluster Uuid              : %1$s
            Cluster Name              : %2$s
            External IP address       : %3$s
            External Data Services... : %4$s
        """
            .formatted(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), name, vip, dsip));
  }

  private void configuration(String yaml) throws IOException {
    Files.writeString(folder.resolve("ncc.yaml"), yaml);
  }

  private void password(String password) throws IOException {
    var owner = PosixFilePermissions.fromString("rw-------");
    var file =
        Files.createFile(folder.resolve("password"), PosixFilePermissions.asFileAttribute(owner));
    Files.writeString(file, password);
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  private static String closed() throws IOException {
    try (var server = listening()) {
      return "127.0.0.1:" + server.getLocalPort();
    }
  }
}
