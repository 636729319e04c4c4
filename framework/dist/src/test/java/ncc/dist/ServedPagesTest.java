package ncc.dist;

import static ncc.dist.ServedCapture.EXPIRY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the daemon serves, asked of the real process; nothing here changes it.
@Timeout(180)
class ServedPagesTest {
  /// What has no value where nothing is notified, probed, left out or out of reach, nobody looks
  /// into a guest, and facts are too old for what would be healthy.
  private static final Set<String> NOT_HERE =
      Set.of(
          "ncc_check_subjects_kept_known_timestamp_seconds",
          "ncc_deliveries",
          "ncc_ngt_guest_certificate_not_after_timestamp_seconds",
          "ncc_ngt_guest_port_up",
          "ncc_ngt_install_possible",
          "ncc_ngt_port_answer_seconds",
          "ncc_ngt_port_up",
          "ncc_ngt_server_certificate_not_after_timestamp_seconds",
          "ncc_virtio_version_info");

  @TempDir static Path folder;
  private static ServedCapture served;

  @BeforeAll
  static void serve() throws Exception {
    served = new ServedCapture(folder);
  }

  @AfterAll
  static void end() throws Exception {
    served.end();
  }

  @ParameterizedTest
  @CsvSource({
    "/, tokyo-01",
    "/?state=FAIL, tokyo-01",
    "/checks, NGT client certs expiring",
    "/checks/ngt_client_cert_expiry_check, db-01",
    "/checks/ngt_client_cert_expiry_check?q=WEB&cluster=tokyo-01, web-03",
    "/clusters/tokyo-01, ngt_serial_link_check",
    "/alerts, db-02",
    "/alerts?severity=CRITICAL&q=db, db-01",
    "/runs, ngt_port_2074_check",
    "/api/v1/clusters, tokyo-01",
    "/-/ready, ready",
  })
  void everyPathShowsWhatTheRunsFound(String path, String part) throws Exception {
    var answer = served.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(part);
    assertThat(answer.body().length()).isLessThan(150_000);
  }

  /// The snapshot follows the runs within seconds.
  private String metricsOfTheRuns() throws Exception {
    var metrics = served.get("/metrics").body();
    while (!metrics.contains("ncc_check_status{check=\"" + EXPIRY + "\"")
        || !metrics.contains("ncc_check_interval_seconds{")
        || !metrics.contains("\nncc_alerts{")) {
      served.assertIsAlive();
      Thread.sleep(200);
      metrics = served.get("/metrics").body();
    }
    return metrics;
  }

  @Test
  void metricsTellWhatTheRunsFound() throws Exception {
    assertThat(metricsOfTheRuns().lines())
        .contains(
            "ncc_check_status{check=\"%s\",cluster=\"tokyo-01\",status=\"FAIL\"} 1.0"
                .formatted(EXPIRY),
            "ncc_check_interval_seconds{check=\"%s\",cluster=\"tokyo-01\"} 300.0".formatted(EXPIRY))
        .anyMatch(line -> line.startsWith("ncc_source_up{cluster=\"tokyo-01\""));
  }

  @Test
  void everyMetricOfTheDaemonIsDocumentedAndEveryDocumentedOneIsThere() throws Exception {
    metricsOfTheRuns();
    var families = Metrics.families(served.get("/metrics").body());

    assertThat(families).isSubsetOf(Metrics.ofTheDaemon());
    var missing = new TreeSet<>(Metrics.ofTheDaemon());
    missing.removeAll(families);
    assertThat(missing).isSubsetOf(NOT_HERE);
  }

  @Test
  @Tag("tools")
  void metricsPassPromtoolWithoutAWord() throws Exception {
    var metrics = metricsOfTheRuns();

    var promtool = new ProcessBuilder("promtool", "check", "metrics").start();
    try (var in = promtool.getOutputStream()) {
      in.write(metrics.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(promtool.getErrorStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEmpty();
    assertThat(promtool.waitFor()).isZero();
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() throws Exception {
    assertThat(served.post("/runs", "check=" + EXPIRY).statusCode()).isEqualTo(403);
    assertThat(served.ncc("tasks").out()).isEmpty();
  }
}
