package ncc.spi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.inventory.Cluster;
import org.junit.jupiter.api.Test;

class WantedClustersTest {
  private static final WantedClusters A = WantedClusters.called(Set.of("a"));

  @Test
  void withoutNamesEveryClusterIsWanted() {
    assertThat(WantedClusters.ALL.includes(Cluster.named("any"))).isTrue();
    assertThat(A.includes(Cluster.named("any"))).isFalse();
    assertThat(A.includes(Cluster.named("a"))).isTrue();
  }

  @Test
  void allNamesMustBeThere() {
    var both = WantedClusters.own(Set.of("a", "b"));
    assertThat(both.areAllAmong(Stream.of("a", "b", "c").map(Cluster::named))).isTrue();
    assertThat(both.areAllAmong(Stream.of("a", "c").map(Cluster::named))).isFalse();
  }

  @Test
  void whatTwoWantTogether() {
    assertThat(A.or(WantedClusters.own(Set.of("b"))))
        .isEqualTo(WantedClusters.own(Set.of("a", "b")));
    assertThat(A.or(WantedClusters.ALL)).isEqualTo(WantedClusters.ALL);
    assertThat(WantedClusters.ALL.or(A)).isEqualTo(WantedClusters.ALL);
  }
}
