package ncc.report.prometheus;

import static ncc.report.prometheus.Runs.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import ncc.metrics.ClusterLabels;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import org.junit.jupiter.api.Test;

class ClusterLabelsTest {
  @Test
  void aClusterIsCalledByItsName() {
    assertThat(labels(Runs.of(cluster("a"), cluster("b")))).containsExactly("a", "b");
  }

  @Test
  void clustersOfOneNameAreToldApart() throws IOException {
    var run =
        Runs.of(cluster("a"), cluster("a"), cluster("a a"), cluster("b\ud800"), cluster("b\udbff"));

    assertThat(labels(run))
        .doesNotHaveDuplicates()
        .containsExactly("a a", "a a 2", "a a 3", "b\ufffd b\ufffd", "b\ufffd b\ufffd 2");
    assertThat(Runs.exposed(run).lines())
        .filteredOn(line -> line.startsWith("ncc_inventory_complete{"))
        .hasSize(5);
  }

  private static List<String> labels(Run run) {
    return ClusterLabels.of(run.clusters().stream().map(ClusterRun::cluster).toList());
  }
}
