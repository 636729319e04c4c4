package ncc.report.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import ncc.spi.report.ReportFormat;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.testkit.ReportContract;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrometheusReportTest implements ReportContract {
  @Override
  public ReportFormat report() {
    return new PrometheusReport();
  }

  private static final String COMMAND =
      "ncc --source samples/captures/tokyo-01 health_checks run_all";
  private static final String EXPIRY = "check=\"ngt_client_cert_expiry_check\"";

  static Stream<Run> runs() {
    return Stream.of(
        SampleRuns.small(), SampleRuns.troubled(), SampleRuns.large(500), Runs.withoutClusters());
  }

  @Test
  void tellsASmallRunLikeThis() throws IOException {
    assertThat(Runs.exposed(SampleRuns.small()))
        .isEqualTo(
            """
            # HELP ncc_build_info The ncc that made the last run
            # TYPE ncc_build_info gauge
            ncc_build_info{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all",version="0.1.0"} 1
            # HELP ncc_causes Subjects that a cause of the last run concerns, with what follows from it
            # TYPE ncc_causes gauge
            ncc_causes{cause="ngt_client_cert_expiry_check",cluster="tokyo-01",status="WARN"} 2.0
            ncc_causes{cause="ngt_installer_version_check",cluster="tokyo-01",status="INFO"} 1.0
            # HELP ncc_check_duration_seconds How long the last run of the check took
            # TYPE ncc_check_duration_seconds gauge
            ncc_check_duration_seconds{check="ngt_client_cert_expiry_check",cluster="tokyo-01"} 0.012
            ncc_check_duration_seconds{check="ngt_installer_version_check",cluster="tokyo-01"} 0.012
            ncc_check_duration_seconds{check="ngt_serial_link_check",cluster="tokyo-01"} 0.012
            # HELP ncc_check_findings Findings of the last run of the check, by status
            # TYPE ncc_check_findings gauge
            ncc_check_findings{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="ERR"} 0.0
            ncc_check_findings{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="FAIL"} 0.0
            ncc_check_findings{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="INFO"} 1.0
            ncc_check_findings{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="PASS"} 1.0
            ncc_check_findings{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="SKIP"} 0.0
            ncc_check_findings{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="WARN"} 1.0
            ncc_check_findings{check="ngt_installer_version_check",cluster="tokyo-01",status="ERR"} 0.0
            ncc_check_findings{check="ngt_installer_version_check",cluster="tokyo-01",status="FAIL"} 0.0
            ncc_check_findings{check="ngt_installer_version_check",cluster="tokyo-01",status="INFO"} 1.0
            ncc_check_findings{check="ngt_installer_version_check",cluster="tokyo-01",status="PASS"} 1.0
            ncc_check_findings{check="ngt_installer_version_check",cluster="tokyo-01",status="SKIP"} 0.0
            ncc_check_findings{check="ngt_installer_version_check",cluster="tokyo-01",status="WARN"} 0.0
            ncc_check_findings{check="ngt_serial_link_check",cluster="tokyo-01",status="ERR"} 0.0
            ncc_check_findings{check="ngt_serial_link_check",cluster="tokyo-01",status="FAIL"} 0.0
            ncc_check_findings{check="ngt_serial_link_check",cluster="tokyo-01",status="INFO"} 0.0
            ncc_check_findings{check="ngt_serial_link_check",cluster="tokyo-01",status="PASS"} 0.0
            ncc_check_findings{check="ngt_serial_link_check",cluster="tokyo-01",status="SKIP"} 1.0
            ncc_check_findings{check="ngt_serial_link_check",cluster="tokyo-01",status="WARN"} 0.0
            # HELP ncc_check_last_run_timestamp_seconds When the run started in which the check ran last, Unix time
            # TYPE ncc_check_last_run_timestamp_seconds gauge
            ncc_check_last_run_timestamp_seconds{check="ngt_client_cert_expiry_check",cluster="tokyo-01"} 1.7953272E9
            ncc_check_last_run_timestamp_seconds{check="ngt_installer_version_check",cluster="tokyo-01"} 1.7953272E9
            ncc_check_last_run_timestamp_seconds{check="ngt_serial_link_check",cluster="tokyo-01"} 1.7953272E9
            # HELP ncc_check_last_success_timestamp_seconds When the run started in which the check could last tell of every subject, whatever it told, Unix time
            # TYPE ncc_check_last_success_timestamp_seconds gauge
            ncc_check_last_success_timestamp_seconds{check="ngt_client_cert_expiry_check",cluster="tokyo-01"} 1.7953272E9
            ncc_check_last_success_timestamp_seconds{check="ngt_installer_version_check",cluster="tokyo-01"} 1.7953272E9
            ncc_check_last_success_timestamp_seconds{check="ngt_serial_link_check",cluster="tokyo-01"} 1.7953272E9
            # HELP ncc_check_status 1 for the status of the check in its last run, 0 for the others
            # TYPE ncc_check_status gauge
            ncc_check_status{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="ERR"} 0.0
            ncc_check_status{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="FAIL"} 0.0
            ncc_check_status{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="INFO"} 0.0
            ncc_check_status{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="PASS"} 0.0
            ncc_check_status{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="SKIP"} 0.0
            ncc_check_status{check="ngt_client_cert_expiry_check",cluster="tokyo-01",status="WARN"} 1.0
            ncc_check_status{check="ngt_installer_version_check",cluster="tokyo-01",status="ERR"} 0.0
            ncc_check_status{check="ngt_installer_version_check",cluster="tokyo-01",status="FAIL"} 0.0
            ncc_check_status{check="ngt_installer_version_check",cluster="tokyo-01",status="INFO"} 1.0
            ncc_check_status{check="ngt_installer_version_check",cluster="tokyo-01",status="PASS"} 0.0
            ncc_check_status{check="ngt_installer_version_check",cluster="tokyo-01",status="SKIP"} 0.0
            ncc_check_status{check="ngt_installer_version_check",cluster="tokyo-01",status="WARN"} 0.0
            ncc_check_status{check="ngt_serial_link_check",cluster="tokyo-01",status="ERR"} 0.0
            ncc_check_status{check="ngt_serial_link_check",cluster="tokyo-01",status="FAIL"} 0.0
            ncc_check_status{check="ngt_serial_link_check",cluster="tokyo-01",status="INFO"} 0.0
            ncc_check_status{check="ngt_serial_link_check",cluster="tokyo-01",status="PASS"} 0.0
            ncc_check_status{check="ngt_serial_link_check",cluster="tokyo-01",status="SKIP"} 1.0
            ncc_check_status{check="ngt_serial_link_check",cluster="tokyo-01",status="WARN"} 0.0
            # HELP ncc_cluster_info The cluster as the last run saw it; a label is empty where no source told it
            # TYPE ncc_cluster_info gauge
            ncc_cluster_info{aos_version="6.10.1",cluster="tokyo-01",cluster_uuid="3aae90d9-2c1e-3618-8e2d-925332d2e6e6",hypervisor="AHV",ngt_version="4.1.1"} 1
            # HELP ncc_cluster_status 1 for the status of the cluster in the last run, 0 for the others
            # TYPE ncc_cluster_status gauge
            ncc_cluster_status{cluster="tokyo-01",status="ERR"} 0.0
            ncc_cluster_status{cluster="tokyo-01",status="FAIL"} 0.0
            ncc_cluster_status{cluster="tokyo-01",status="INFO"} 0.0
            ncc_cluster_status{cluster="tokyo-01",status="PASS"} 0.0
            ncc_cluster_status{cluster="tokyo-01",status="SKIP"} 0.0
            ncc_cluster_status{cluster="tokyo-01",status="WARN"} 1.0
            # HELP ncc_inventory_caveats Caveats on the facts of the last run, by kind
            # TYPE ncc_inventory_caveats gauge
            ncc_inventory_caveats{cluster="tokyo-01",kind="AS_OF"} 0.0
            ncc_inventory_caveats{cluster="tokyo-01",kind="CONFLICT"} 1.0
            ncc_inventory_caveats{cluster="tokyo-01",kind="FACT_LOST"} 0.0
            ncc_inventory_caveats{cluster="tokyo-01",kind="LIST_INCOMPLETE"} 0.0
            ncc_inventory_caveats{cluster="tokyo-01",kind="NOTE"} 0.0
            ncc_inventory_caveats{cluster="tokyo-01",kind="OUT_OF_REACH"} 0.0
            ncc_inventory_caveats{cluster="tokyo-01",kind="TOO_OLD"} 0.0
            ncc_inventory_caveats{cluster="tokyo-01",kind="UNKNOWABLE"} 0.0
            # HELP ncc_inventory_complete 1 when nothing was missing that the sources of the last run should have brought
            # TYPE ncc_inventory_complete gauge
            ncc_inventory_complete{cluster="tokyo-01"} 1.0
            # HELP ncc_inventory_expected_vms Guest VMs that the cluster itself says it has, as of the last run
            # TYPE ncc_inventory_expected_vms gauge
            ncc_inventory_expected_vms{cluster="tokyo-01"} 4.0
            # HELP ncc_inventory_ngt_vms Guest VMs registered with NGT that the last run saw
            # TYPE ncc_inventory_ngt_vms gauge
            ncc_inventory_ngt_vms{cluster="tokyo-01"} 3.0
            # HELP ncc_inventory_taken_timestamp_seconds When the oldest facts of the last run were taken, Unix time
            # TYPE ncc_inventory_taken_timestamp_seconds gauge
            ncc_inventory_taken_timestamp_seconds{cluster="tokyo-01"} 1.7953236E9
            # HELP ncc_inventory_vms Guest VMs that the last run saw
            # TYPE ncc_inventory_vms gauge
            ncc_inventory_vms{cluster="tokyo-01"} 4.0
            # HELP ncc_metrics_series_dropped Series of single subjects left out of the metrics of the last run, by reason: budget (the worst findings came first), duplicate (name and labels were taken), name (not one a check may use), value (not a number)
            # TYPE ncc_metrics_series_dropped gauge
            ncc_metrics_series_dropped{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all",metric="ncc_ngt_client_certificate_not_after_timestamp_seconds",reason="budget"} 0.0
            # HELP ncc_ngt_client_certificate_not_after_timestamp_seconds When the NGT client certificate of the guest VM expires, Unix time (as of the last run)
            # TYPE ncc_ngt_client_certificate_not_after_timestamp_seconds gauge
            ncc_ngt_client_certificate_not_after_timestamp_seconds{cluster="tokyo-01",vm="web-01",vm_uuid="9e795e3c-83f0-395a-ae9e-9cd5928adc56"} 1.8298872E9
            ncc_ngt_client_certificate_not_after_timestamp_seconds{cluster="tokyo-01",vm="x\\nRefer to KB 1\ufffd[31m</script><img src=x onerror=alert(1)>\\"'&,=cmd|' /C calc'!A0\ufffd",vm_uuid="6b62f6f0-32fb-32d3-aaef-cb64cc184d22"} 1.7979192E9
            ncc_ngt_client_certificate_not_after_timestamp_seconds{cluster="tokyo-01",vm="会計サーバー",vm_uuid="26c2aa80-e237-34c8-9493-2dd01f7c0588"} 1.8005112E9
            # HELP ncc_run_aborted 1 when the last run was stopped before its end
            # TYPE ncc_run_aborted gauge
            ncc_run_aborted{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all"} 0.0
            # HELP ncc_run_clusters Clusters in the last run
            # TYPE ncc_run_clusters gauge
            ncc_run_clusters{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all"} 1.0
            # HELP ncc_run_duration_seconds How long the last run took
            # TYPE ncc_run_duration_seconds gauge
            ncc_run_duration_seconds{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all"} 0.345
            # HELP ncc_run_plugin_problems Plugins that the last run could not use
            # TYPE ncc_run_plugin_problems gauge
            ncc_run_plugin_problems{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all"} 0.0
            # HELP ncc_run_started_timestamp_seconds When the last run started, Unix time
            # TYPE ncc_run_started_timestamp_seconds gauge
            ncc_run_started_timestamp_seconds{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all"} 1.7953272E9
            # HELP ncc_run_status 1 for the status of the last run, which is the worst of its clusters, 0 for the others
            # TYPE ncc_run_status gauge
            ncc_run_status{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all",status="ERR"} 0.0
            ncc_run_status{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all",status="FAIL"} 0.0
            ncc_run_status{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all",status="INFO"} 0.0
            ncc_run_status{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all",status="PASS"} 0.0
            ncc_run_status{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all",status="SKIP"} 0.0
            ncc_run_status{clusters="tokyo-01",command="ncc --source samples/captures/tokyo-01 health_checks run_all",status="WARN"} 1.0
            """);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyLineIsACommentOrASample(Run run) throws IOException {
    var label = "[a-z_]+=\"([^\"\\\\]|\\\\[\\\\\"n])*\"";
    var sample = "ncc_[a-z0-9_]+(\\{" + label + "(," + label + ")*})? [0-9.E-]+";

    assertThat(Runs.exposed(run).lines()).allMatch(line -> line.matches("# .*|" + sample));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void theSameRunGivesTheSameBytes(Run run) throws IOException {
    assertThat(Runs.exposed(run)).isEqualTo(Runs.exposed(run));
  }

  @Test
  void aCheckThatCouldNotTellHasNoSuccess() throws IOException {
    assertThat(Runs.exposed(SampleRuns.troubled()).lines())
        .filteredOn(line -> line.contains(EXPIRY) && line.contains("osaka-02"))
        .anyMatch(line -> line.startsWith("ncc_check_last_run_timestamp_seconds{"))
        .noneMatch(line -> line.startsWith("ncc_check_last_success_timestamp_seconds{"));
  }

  @Test
  void anIncompleteInventoryIsNeverBetterThanErr() throws IOException {
    assertThat(Runs.exposed(SampleRuns.troubled()).lines())
        .contains(
            "ncc_inventory_complete{cluster=\"osaka-02\"} 0.0",
            "ncc_inventory_complete{cluster=\"tokyo-01\"} 1.0",
            "ncc_inventory_caveats{cluster=\"osaka-02\",kind=\"LIST_INCOMPLETE\"} 1.0",
            ofRun("ncc_run_plugin_problems", "tokyo-01,osaka-02", "") + " 1.0",
            ofRun("ncc_run_status", "tokyo-01,osaka-02", "status=\"FAIL\"") + " 1.0");
  }

  @Test
  void aRunWithoutClustersIsErr() throws IOException {
    assertThat(Runs.exposed(Runs.withoutClusters()).lines())
        .contains(
            "ncc_run_clusters{clusters=\"\",command=\"ncc\"} 0.0",
            "ncc_run_status{clusters=\"\",command=\"ncc\",status=\"ERR\"} 1.0");
  }

  @Test
  void isFoundByItsName() {
    assertThat(ServiceLoader.load(ReportFormat.class))
        .singleElement()
        .satisfies(format -> {
          assertThat(format.name()).isEqualTo("prometheus");
          assertThat(format.extension()).isEqualTo("prom");
        });
  }

  @Test
  void filesOfSeveralRunsFitInOneFolder() throws IOException {
    var series = new ArrayList<String>();
    for (int from : new int[] {0, 40, 80}) {
      var clusters = new ArrayList<ClusterRun>();
      for (int i = from; i < from + 40; i++) {
        clusters.add(Runs.cluster("cluster-" + i));
      }
      series.addAll(series(Runs.of(clusters.toArray(ClusterRun[]::new))));
      series.addAll(series(Runs.of(clusters.getFirst())));
    }

    assertThat(series.stream().filter(one -> one.startsWith("ncc_run_") || one.startsWith("ncc_b")))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  private static List<String> series(Run run) throws IOException {
    return Runs.exposed(run)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .toList();
  }

  private static String ofRun(String metric, String clusters, String more) {
    var labels = "clusters=\"%s\",command=\"%s\"".formatted(clusters, COMMAND);
    return metric + "{" + labels + (more.isEmpty() ? "" : "," + more) + "}";
  }
}
