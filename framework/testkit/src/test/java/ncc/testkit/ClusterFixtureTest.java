package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.VirtualIp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterFixtureTest {
  @Test
  void aNamedClusterIsOtherwiseUnknown() {
    assertThat(ClusterFixture.named("osaka-02").inventory().cluster())
        .isEqualTo(Cluster.named("osaka-02"));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AosVersion.class,
        ClusterHypervisor.class,
        VirtualIp.class,
        DataServicesIp.class,
        Nodes.class,
        NgtLatestVersion.class
      })
  void aHealthyClusterKnowsItsFactsUntilTheyAreForgotten(Class<? extends Fact> fact) {
    var healthy = ClusterFixture.healthy();

    assertThat(healthy.inventory().cluster().has(fact)).isTrue();
    assertThat(healthy.without(fact).inventory().cluster().has(fact)).isFalse();
  }

  @Test
  void everyFactCanBeKnownUntilSaidOtherwise() {
    var cluster = ClusterFixture.named("osaka-02");

    assertThat(Population.FACTS).allMatch(cluster.inventory()::canKnow);
    assertThat(cluster.knowing(NgtLink.class).inventory().canKnow(FactType.of(Power.class)))
        .isFalse();
  }

  @Test
  void aLostFactIsExplainedForEveryVm() {
    var vm = VmFixture.named("web-01");
    var inventory = ClusterFixture.healthy(vm).lost(NgtLink.class).inventory();

    assertThat(inventory.whyMissing(FactType.of(NgtLink.class), vm.vm())).isPresent();
    assertThat(inventory.whyMissing(FactType.of(Power.class), vm.vm())).isEmpty();
    assertThat(inventory.parts()).noneMatch(part -> part.whole());
  }

  @Test
  void anIncompleteListIsSaidToBe() {
    assertThat(ClusterFixture.healthy().listIncomplete().inventory().whyVmsMayBeMissing())
        .isPresent();
  }

  @Test
  void tellingAFactLeavesTheOriginalAlone() {
    var ahv = ClusterFixture.healthy();

    assertThat(ahv.hypervisor(Hypervisor.ESXI)).isNotEqualTo(ahv);
    assertThat(ahv).isEqualTo(ClusterFixture.healthy());
    assertThat(ahv.vms(List.of(VmFixture.named("a"))).inventory().vms()).hasSize(1);
  }
}
