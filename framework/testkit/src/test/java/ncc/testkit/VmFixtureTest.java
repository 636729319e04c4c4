package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.VirtualIp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VmFixtureTest {
  @Test
  void aNamedVmIsRegisteredAndOtherwiseUnknown() {
    var vm = VmFixture.named("web-01").vm();

    assertThat(vm.facts()).isEqualTo(Facts.of(new NgtRegistration(true)));
    assertThat(vm.power()).isEmpty();
  }

  @Test
  void aHealthyVmKnowsEveryFactOfAVm() {
    var vm = VmFixture.healthy("web-01").vm();

    assertThat(Population.FACTS.stream().filter(fact -> !vm.has(fact)))
        .containsExactly(
            FactType.of(AosVersion.class),
            FactType.of(ClusterHypervisor.class),
            FactType.of(VirtualIp.class),
            FactType.of(DataServicesIp.class),
            FactType.of(Nodes.class));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void anyFactCanBeForgotten(FactType fact) {
    assertThat(VmFixture.healthy("web-01").without(fact).vm().has(fact)).isFalse();
  }

  static Set<FactType> facts() {
    return Population.FACTS;
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

    assertThat(vm.power()).contains(PowerState.PAUSED);
    assertThat(vm.get(NgtEnabled.class).map(NgtEnabled::enabled)).contains(false);
    assertThat(vm.get(NgtLink.class).map(NgtLink::active)).contains(true);
    assertThat(vm.get(NgtSerialLink.class).map(NgtSerialLink::active)).contains(false);
    assertThat(vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted)).contains(true);
    assertThat(vm.get(NgtCommunication.class).map(NgtCommunication::type))
        .contains(CommunicationType.IP_BASED);
    assertThat(vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version))
        .hasToString("Optional[4.1]");
    assertThat(vm.get(NgtLatestVersion.class).map(NgtLatestVersion::version))
        .hasToString("Optional[4.2]");
  }

  @Test
  void aVmWithoutNgtKeepsItsPowerState() {
    var vm = VmFixture.healthy("router-01").withoutNgt().vm();

    assertThat(vm.has(NgtRegistration.class)).isFalse();
    assertThat(vm.power()).contains(PowerState.ON);
  }

  @Test
  void theUuidFollowsFromTheName() {
    var vm = VmFixture.named("web-01");

    assertThat(vm.uuid()).isEqualTo(VmFixture.healthy("web-01").uuid());
    assertThat(vm.renamed("web-02").uuid()).isNotEqualTo(vm.uuid());
  }
}
