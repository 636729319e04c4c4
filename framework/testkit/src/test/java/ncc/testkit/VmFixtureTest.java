package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Ngt;
import ncc.spi.inventory.PowerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VmFixtureTest {
  @Test
  void aNamedVmIsRegisteredAndOtherwiseUnknown() {
    var vm = VmFixture.named("web-01").vm();

    assertThat(vm.ngt()).contains(Ngt.UNKNOWN);
    assertThat(vm.power()).isEmpty();
  }

  @Test
  void aHealthyVmKnowsEveryFactOfAVm() {
    var vm = VmFixture.healthy("web-01").vm();

    assertThat(Arrays.stream(Fact.values()).filter(fact -> fact.of(vm).isEmpty()))
        .containsExactly(Fact.AOS_VERSION, Fact.HYPERVISOR, Fact.VIP, Fact.DSIP, Fact.NODES);
  }

  @ParameterizedTest
  @EnumSource
  void anyFactCanBeForgotten(Fact fact) {
    assertThat(fact.of(VmFixture.healthy("web-01").without(fact).vm())).isEmpty();
  }

  @Test
  void everyFactIsToldWhereItBelongs() {
    var vm =
        VmFixture.named("web-01")
            .power(PowerState.PAUSED)
            .enabled(false)
            .link(true)
            .serial(false)
            .isoMounted(true)
            .communication(CommunicationType.IP_BASED)
            .installed("4.1")
            .latest("4.2")
            .vm();

    var ngt = vm.ngt().orElseThrow();
    assertThat(vm.power()).contains(PowerState.PAUSED);
    assertThat(ngt.enabled()).contains(false);
    assertThat(ngt.linkActive()).contains(true);
    assertThat(ngt.serialLinkActive()).contains(false);
    assertThat(ngt.isoMounted()).contains(true);
    assertThat(ngt.communicationType()).contains(CommunicationType.IP_BASED);
    assertThat(ngt.installedVersion()).hasToString("Optional[4.1]");
    assertThat(ngt.latestVersion()).hasToString("Optional[4.2]");
  }

  @Test
  void aVmWithoutNgtKeepsItsPowerState() {
    var vm = VmFixture.healthy("router-01").withoutNgt().vm();

    assertThat(vm.ngt()).isEqualTo(Optional.empty());
    assertThat(vm.power()).contains(PowerState.ON);
  }

  @Test
  void theUuidFollowsFromTheName() {
    var vm = VmFixture.named("web-01");

    assertThat(vm.uuid()).isEqualTo(VmFixture.healthy("web-01").uuid());
    assertThat(vm.renamed("web-02").uuid()).isNotEqualTo(vm.uuid());
  }
}
