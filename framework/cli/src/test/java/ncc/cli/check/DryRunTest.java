package ncc.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import ncc.cli.terminal.Environment;
import ncc.engine.CheckPlugin;
import ncc.engine.Prospects;
import ncc.engine.RunLimits;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.Repeat;
import ncc.spi.probe.TcpAnswer;
import ncc.spi.probe.TcpProbe;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;
import ncc.testkit.ClusterFixture;
import ncc.testkit.SampleRuns;
import ncc.testkit.VmFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `--dry-run` promises is what the same line does without it.
class DryRunTest {
  private static final Instant NOW = SampleRuns.NOW;

  private static String shown(Check check, ClusterFixture cluster, boolean probe) {
    return shown(CheckPlugin.of(check), cluster, probe);
  }

  private static String shown(CheckPlugin check, ClusterFixture cluster, boolean probe) {
    var out = new ByteArrayOutputStream();
    var environment =
        new Environment(
            new PrintStream(out, true, UTF_8),
            System.err,
            new Environment.Screen(false, false, 80),
            Map.of(),
            Optional.empty(),
            new Environment.Version("test", "test"),
            InstantSource.fixed(NOW));
    var limits = new RunLimits(Duration.ofSeconds(20), Optional.empty(), 1);
    new DryRun(environment, new Prospects(Map.of(), limits), probe)
        .show(
            List.of(check),
            List.of(cluster.inventory()),
            NOW,
            new DryRun.Files(List.of("list_disks (disks.txt)"), List.of("json to run.json")));
    var text = out.toString(UTF_8);
    assertThat(text)
        .startsWith("Cluster tokyo\n  /health_checks/fake_checks/")
        .endsWith(
            """

            Outputs of plugins
              would read list_disks (disks.txt)
            Reports
              would write json to run.json
            """);
    return text.lines().filter(line -> line.startsWith("    ")).toList().toString();
  }

  private static ClusterFixture cluster(int vms) {
    return ClusterFixture.named("tokyo")
        .vms(IntStream.range(0, vms).mapToObj(i -> VmFixture.healthy("vm-" + i)).toList())
        .cvms("192.0.2.71", "2001:db8::72");
  }

  @ParameterizedTest
  @CsvSource({
    "0, [    would be SKIP without a look: No guest VM is registered with NGT]",
    "1, [    would look at 1 VM]",
    "2, [    would look at 2 VMs]",
  })
  void vmsAreCounted(int vms, String text) {
    assertThat(shown(new Vms(), cluster(vms), false)).isEqualTo(text);
  }

  @Test
  void aClusterIsLookedAt() {
    assertThat(shown(new Whole(), cluster(1), true)).isEqualTo("[    would look at the cluster]");
  }

  @Test
  void whatIsSwitchedOffIsNotLookedAt() {
    assertThat(shown(CheckPlugin.of(new Vms()).with(false, List.of()), cluster(1), true))
        .isEqualTo(
            "[    would be SKIP without a look: Switched off for this cluster by configuration]");
  }

  @Test
  void withoutProbeTheNetworkIsNotAsked() {
    assertThat(shown(new Tls(), cluster(1), false))
        .isEqualTo(
            "[    would ask nothing: the network is asked only with --probe,"
                + "     --probe would ask 192.0.2.71:443 for a TLS handshake,"
                + "     --probe would ask [2001:db8::72]:443 for a TLS handshake]");
  }

  @Test
  void withProbeEachQuestionIsInWordsThatPeopleUse() {
    assertThat(shown(new Tls(), cluster(1), true))
        .isEqualTo(
            "[    would ask 192.0.2.71:443 for a TLS handshake,"
                + "     would ask [2001:db8::72]:443 for a TLS handshake]");
    assertThat(shown(new Tcp(), cluster(1), true))
        .isEqualTo(
            "[    would ask 192.0.2.71:22 for a TCP connection, 3 times,"
                + "     would ask [2001:db8::72]:22 for a TCP connection, 3 times]");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whereNobodyCanBeAskedTheVerdictIsToldAsItWillBe(boolean probe) {
    assertThat(shown(new Tls(), ClusterFixture.named("tokyo"), probe))
        .startsWith("[    would be ERR without a look: No address to probe is known");
  }

  @CheckInfo(
      id = "vms_check",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d")
  public record Vms() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      throw new AssertionError("judged");
    }
  }

  @CheckInfo(
      id = "whole_check",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d")
  public record Whole() implements ClusterCheck {
    @Override
    public Verdict check(Cluster cluster, CheckContext context) {
      throw new AssertionError("judged");
    }
  }

  @CheckInfo(
      id = "tls_check",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d")
  public record Tls() implements ProbeCheck<TlsProbe, TlsAnswer> {
    @Override
    public List<TlsProbe> probes(Inventory inventory) {
      return inventory.cluster().nodes().stream()
          .map(node -> new TlsProbe(new Endpoint(node.cvmIp(), 443)))
          .toList();
    }

    @Override
    public Verdict judge(TlsProbe probe, ProbeResult<TlsAnswer> result, CheckContext context) {
      throw new AssertionError("asked");
    }
  }

  @CheckInfo(
      id = "tcp_check",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d")
  public record Tcp() implements ProbeCheck<TcpProbe, TcpAnswer> {
    @Override
    public List<TcpProbe> probes(Inventory inventory) {
      return inventory.cluster().nodes().stream()
          .map(node ->
              new TcpProbe(new Endpoint(node.cvmIp(), 22), new Repeat(3, Duration.ofSeconds(1))))
          .toList();
    }

    @Override
    public Verdict judge(TcpProbe probe, ProbeResult<TcpAnswer> result, CheckContext context) {
      throw new AssertionError("asked");
    }
  }
}
