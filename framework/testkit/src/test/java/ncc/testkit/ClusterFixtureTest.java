package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Hypervisor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterFixtureTest {
  @Test
  void aNamedClusterIsOtherwiseUnknown() {
    assertThat(ClusterFixture.named("osaka-02").inventory().cluster())
        .isEqualTo(Cluster.named("osaka-02"));
  }

  @ParameterizedTest
  @EnumSource(names = {"AOS_VERSION", "HYPERVISOR", "VIP", "DSIP", "NODES", "LATEST_VERSION"})
  void aHealthyClusterKnowsItsFactsUntilTheyAreForgotten(Fact fact) {
    var healthy = ClusterFixture.healthy();

    assertThat(fact.of(healthy.inventory().cluster())).isPresent();
    assertThat(fact.of(healthy.without(fact).inventory().cluster())).isEmpty();
  }

  @Test
  void everyFactCanBeKnownUntilSaidOtherwise() {
    var cluster = ClusterFixture.named("osaka-02");

    assertThat(Fact.values()).allMatch(cluster.inventory()::canKnow);
    assertThat(cluster.knowing(Fact.LINK).inventory().canKnow(Fact.POWER)).isFalse();
  }

  @Test
  void aLostFactIsExplainedForEveryVm() {
    var vm = VmFixture.named("web-01");
    var inventory = ClusterFixture.healthy(vm).lost(Fact.LINK).inventory();

    assertThat(inventory.whyMissing(Fact.LINK, vm.vm())).isPresent();
    assertThat(inventory.whyMissing(Fact.POWER, vm.vm())).isEmpty();
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
