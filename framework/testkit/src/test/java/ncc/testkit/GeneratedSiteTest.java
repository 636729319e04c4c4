package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedSiteTest {
  private static final GeneratedFleet FLEET = new GeneratedFleet(20, 1, 2);
  private static final GeneratedSite SITE = new GeneratedSite(500, FLEET);

  @Test
  void theFirstClusterIsTheFleetAsItsCaptureShowsIt() {
    assertThat(SITE.cluster(0).stream()).containsExactlyElementsOf(FLEET.stream().toList());
    assertThat(SITE.cluster(0).facts()).isEqualTo(Capture.of(FLEET).cluster());
  }

  @Test
  void noTwoVmsShareANameOrUuid() {
    var vms = IntStream.range(0, SITE.size()).mapToObj(SITE::vm).toList();

    assertThat(vms).hasSize(500 * 22);
    assertThat(vms.stream().map(VmFixture::uuid)).doesNotHaveDuplicates();
  }

  @Test
  void noTwoClustersShareANameUuidOrAddress() {
    assertThat(SITE.stream().map(GeneratedCluster::name)).doesNotHaveDuplicates();
    assertThat(SITE.stream().map(GeneratedCluster::uuid)).doesNotHaveDuplicates();
    assertThat(SITE.stream().map(cluster -> cluster.facts().vip())).doesNotHaveDuplicates();
    assertThat(SITE.stream().map(cluster -> cluster.facts().nodes())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 501})
  void refusesANumberOfClustersItHasNoAddressesFor(int clusters) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeneratedSite(clusters, FLEET))
        .withMessage("clusters must be 1 to 500, but is " + clusters);
  }
}
