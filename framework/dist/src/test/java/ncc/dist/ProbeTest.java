package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `ncc probe` as an operator types it.
class ProbeTest {
  @TempDir Path folder;
  private Ncc ncc;

  @BeforeEach
  void anNcc() {
    ncc = new Ncc(folder);
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
        "probe --cert=c --key=k host    | 'c' cannot be read (NoSuchFileException)",
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
    var capture = folder.resolve("capture");
    Files.createDirectories(capture);
    Files.writeString(
        capture.resolve("ncli_cluster_info.txt"),
        """
            Cluster Id                : 00062012-3456-789a-0000-00000000abcd::1234
            Cluster Uuid              : 00062012-3456-789a-0000-00000000abcd
            Cluster Name              : loop-01
            External IP address       : 127.0.0.1
            External Data Services... : 127.0.0.2
        """);
    Files.writeString(
        folder.resolve("ncc.yaml"), "clusters:\n  - name: loop-01\n    sources: [capture]\n");

    var result = ncc.run("probe", "--json", "--targets-from=ncc.yaml");

    assertThat(result.out())
        .as(result.err())
        .contains("\"target\": \"127.0.0.1:2074\"", "\"target\": \"127.0.0.2:2074\"");
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
