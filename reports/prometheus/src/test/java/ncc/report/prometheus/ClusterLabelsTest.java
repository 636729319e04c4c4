package ncc.report.prometheus;

import static ncc.report.prometheus.Runs.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ClusterLabelsTest {
  @Test
  void aClusterIsCalledByItsName() {
    assertThat(ClusterLabels.of(Runs.of(cluster("a"), cluster("b")))).containsExactly("a", "b");
  }

  @Test
  void clustersOfOneNameAreToldApart() throws IOException {
    var run =
        Runs.of(cluster("a"), cluster("a"), cluster("a a"), cluster("b\ud800"), cluster("b\udbff"));

    assertThat(ClusterLabels.of(run))
        .doesNotHaveDuplicates()
        .containsExactly("a a", "a a 2", "a a 3", "b\ufffd b\ufffd", "b\ufffd b\ufffd 2");
    assertThat(Runs.exposed(run).lines())
        .filteredOn(line -> line.startsWith("ncc_inventory_complete{"))
        .hasSize(5);
  }
}
