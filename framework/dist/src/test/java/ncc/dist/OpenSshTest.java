package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import ncc.dist.Ncc.Result;
import ncc.json.RunJson;
import ncc.spi.check.Status;
import ncc.spi.inventory.Caveat;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.testkit.GeneratedFleet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `ncc` reads a CVM through a real OpenSSH server. Needs `sshd` and `ssh-keygen`, so it runs with
/// `-Ptools`.
@Tag("tools")
class OpenSshTest {
  private static final GeneratedFleet SMALL = new GeneratedFleet(120, 1, 10);
  private static final GeneratedFleet LARGE = new GeneratedFleet(600, 1, 30);
  private static final String CERTIFICATE = "ngt_client_cert_expiry_check";
  private static final String LINK = "ngt_comm_link_check";
  private static final String SERIAL = "ngt_serial_link_check";

  @TempDir static Path server;
  private static OpenSsh ssh;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    ssh = OpenSsh.start(server);
  }

  @AfterAll
  static void stop() throws Exception {
    if (ssh != null) {
      ssh.close();
    }
  }

  @Test
  void aHealthyCvmGivesTheVerdictsItsFleetWasMadeFor() throws Exception {
    ssh.serves(LARGE);

    var cluster = cluster(run(ssh.uri()));

    assertThat(counts(cluster, CERTIFICATE)).isEqualTo(LARGE.verdicts().get(CERTIFICATE));
    assertThat(counts(cluster, LINK)).isEqualTo(LARGE.verdicts().get(LINK));
    assertThat(counts(cluster, SERIAL)).isEqualTo(LARGE.verdicts().get(SERIAL));
    // What a live CVM tells is of now, and the run judges as of the time of its fleet.
    assertThat(cluster.caveats()).extracting(Caveat::kind).containsExactly(Caveat.Kind.AS_OF);
  }

  /// Past the 250th VM `ncli` must be asked by name. Three of those behind it have names that hold
  /// a control character, a backslash or quotes: these are not asked for, and the run says so.
  @Test
  void aLargeFleetWithoutTheGuestToolsCommandIsListedByName() throws Exception {
    ssh.serves(LARGE, "nutanix_guest_tools_cli=missing");

    var cluster = cluster(run(ssh.uri()));

    assertThat(counts(cluster, LINK))
        .isEqualTo(Map.of(Status.SKIP, 18L, Status.PASS, 556L, Status.WARN, 23L, Status.ERR, 1L));
    assertThat(cluster.ngtVms()).isEqualTo(LARGE.vms() - 3);
    assertThat(counts(cluster, CERTIFICATE)).doesNotContainKey(Status.PASS);
    assertThat(counts(cluster, SERIAL)).doesNotContainKey(Status.PASS);
  }

  @ParameterizedTest
  @CsvSource({"hang, 0", "stall, 60", "die, 60", "garbage, 0", "missing, 0", "fail, 0"})
  void whatABrokenCommandDidNotTellNeverPasses(String fault, long most) throws Exception {
    ssh.serves(SMALL, "nutanix_guest_tools_cli=" + fault);

    var cluster = cluster(run(ssh.uri("command-timeout=5s")));

    assertThat(counts(cluster, LINK)).isEqualTo(SMALL.verdicts().get(LINK));
    assertThat(counts(cluster, CERTIFICATE).getOrDefault(Status.PASS, 0L))
        .isLessThanOrEqualTo(most);
    assertThat(cluster.caveats()).isNotEmpty();
  }

  @Test
  void withoutAnyCommandThereIsNothingToJudge() throws Exception {
    ssh.serves(SMALL, "nutanix_guest_tools_cli=missing", "ncli=missing", "acli=missing");

    var result = run(ssh.uri());

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out() + result.err()).contains("command not found");
  }

  @Test
  void aServerWithAnotherHostKeyIsNotTalkedTo() throws Exception {
    ssh.serves(SMALL);

    var result = run(ssh.uriOfAnother());

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out() + result.err()).contains("host key");
    assertThat(result.out()).doesNotContain("PASS");
  }

  private Result run(String uri) throws IOException, InterruptedException {
    return new Ncc(folder)
        .run(
            "--source",
            uri,
            "--now=" + GeneratedFleet.TAKEN,
            "--as-of=capture",
            "--report",
            "json=" + folder.resolve("run.json"),
            "health_checks",
            "ngt_checks",
            CERTIFICATE,
            LINK,
            SERIAL);
  }

  private ClusterRun cluster(Result result) throws IOException {
    assertThat(folder.resolve("run.json")).as(result.toString()).exists();
    try (var in = Files.newInputStream(folder.resolve("run.json"))) {
      return RunJson.read(in, "run.json").clusters().getFirst();
    }
  }

  private static Map<Status, Long> counts(ClusterRun cluster, String check) {
    var run = cluster.checks().stream().filter(it -> it.check().id().equals(check)).findFirst();
    return counts(run.orElseThrow());
  }

  private static Map<Status, Long> counts(CheckRun run) {
    var counts = new EnumMap<Status, Long>(Status.class);
    for (Status status : Status.values()) {
      if (run.count(status) > 0) {
        counts.put(status, run.count(status));
      }
    }
    return counts;
  }
}
