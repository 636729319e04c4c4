package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.json.RunJson;
import ncc.spi.check.Status;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.testkit.GeneratedFleet;

/// What the checks of VMs said of the one cluster of a source. The port is left out: it asks the
/// network, not the source.
record Judgement(ClusterRun cluster) {
  static final String VERSION = "ngt_installer_version_check";
  static final String CERTIFICATE = "ngt_client_cert_expiry_check";
  static final String LINK = "ngt_comm_link_check";
  static final String SERIAL = "ngt_serial_link_check";

  /// Reads it as an operator would, at the time for which the fleet was made.
  static Judgement of(Ncc ncc, Object source) throws IOException, InterruptedException {
    var report = ncc.folder().resolve("judged.json");
    Files.deleteIfExists(report);
    var result =
        ncc.run(
            "--source",
            source,
            "--now=" + GeneratedFleet.TAKEN,
            "--as-of=capture",
            "--report",
            "json=" + report,
            "health_checks",
            "ngt_checks",
            VERSION,
            CERTIFICATE,
            LINK,
            SERIAL);
    assertThat(report).as(result.toString()).exists();
    try (var in = Files.newInputStream(report)) {
      return new Judgement(RunJson.read(in, "judged.json").clusters().getFirst());
    }
  }

  /// The status that each check gave each of its subjects, by its UUID.
  Map<String, Map<String, Status>> statuses() {
    var all = new TreeMap<String, Map<String, Status>>();
    cluster.checks().forEach(run -> all.put(run.check().id(), statuses(run)));
    return all;
  }

  /// The same of one check.
  Map<String, Status> statuses(String check) {
    return statuses().getOrDefault(check, Map.of());
  }

  /// How many of each status each check gave.
  Map<String, Map<Status, Long>> counts() {
    var all = new TreeMap<String, Map<Status, Long>>();
    for (CheckRun run : cluster.checks()) {
      var counts = new EnumMap<Status, Long>(Status.class);
      findings(run).forEach(finding -> counts.merge(finding.status(), 1L, Long::sum));
      all.put(run.check().id(), counts);
    }
    return all;
  }

  /// What every VM that was judged is called, by its UUID.
  Map<UUID, String> names() {
    var names = new TreeMap<UUID, String>();
    cluster.checks().stream()
        .filter(run -> run.check().id().equals(LINK))
        .flatMap(Judgement::findings)
        .map(Finding::subject)
        .forEach(vm -> names.put(UUID.fromString(vm.id()), vm.name()));
    return names;
  }

  private static Map<String, Status> statuses(CheckRun run) {
    var statuses = new TreeMap<String, Status>();
    findings(run).forEach(it -> statuses.put(it.subject().id(), it.status()));
    return statuses;
  }

  private static Stream<Finding> findings(CheckRun run) {
    return run.groups().stream().flatMap(group -> group.findings().stream());
  }
}
