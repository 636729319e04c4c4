package ncc.engine;

import static ncc.engine.Fakes.inventory;
import static ncc.engine.Fakes.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Vm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ClustersTest {
  private static final Vm SHARED = vm("shared", Optional.of(true));

  @Test
  void sourcesOfOneNameAreOneCluster() {
    assertThat(Clusters.merged(List.of(inventory(List.of(SHARED)), inventory(List.of()))))
        .hasSize(1);
  }

  @Test
  void sourcesThatShareAVmAreOneClusterWhateverTheyAreCalled() {
    assertThat(Clusters.merged(List.of(named("a", SHARED), named("b", SHARED)))).hasSize(1);
  }

  @Test
  void sourcesThatShareNothingAreTwoClusters() {
    var other = vm("other", Optional.of(true));

    assertThat(Clusters.merged(List.of(named("a", SHARED), named("b", other)))).hasSize(2);
  }

  @Test
  void clustersThatTheOperatorNamedStayApartAndTheirNameWins() {
    var found = named("c", SHARED);

    var merged =
        Clusters.merged(
            List.of(named("a", SHARED), named("b", SHARED)), List.of(found), java.time.Instant.MAX);

    assertThat(merged).extracting(one -> one.cluster().name()).containsExactly("a", "b");
    assertThat(merged).extracting(one -> one.parts().size()).containsExactly(2, 1);
  }

  @Test
  @Timeout(60)
  void aThousandClustersAreToldApartInTimeLinearInTheirVms() {
    var clusters = new ArrayList<Inventory>();
    for (int i = 0; i < 1000; i++) {
      var vms = new ArrayList<Vm>();
      for (int j = 0; j < 100; j++) {
        vms.add(vm(i + "-" + j, Optional.of(true)));
      }
      var inventory = inventory(vms);
      clusters.add(new Inventory(Cluster.named("c" + i), vms, inventory.parts(), List.of()));
    }
    clusters.add(named("same as the last", vm("999-99", Optional.of(true))));

    assertThat(Clusters.merged(clusters)).hasSize(1000);
  }

  @Test
  void askedForOneVmAnIncompleteListOfTheOthersIsANote() {
    var cut = new Caveat(Caveat.Kind.LIST_INCOMPLETE, "list.txt", "cut at 250", Set.of(), Set.of());

    var only = Clusters.only(inventory(List.of(SHARED), cut), vm -> vm.name().equals("shared"));

    assertThat(only.vms()).containsExactly(SHARED);
    assertThat(only.isComplete()).isTrue();
    assertThat(only.caveats()).extracting(Caveat::kind).containsExactly(Caveat.Kind.NOTE);
  }

  @Test
  void aCvmThatNoSourceListsIsTakenAsGiven() {
    var nodes = Clusters.withCvms(inventory(List.of()), List.of("192.0.2.61")).cluster().nodes();

    assertThat(nodes).containsExactly(Node.at("192.0.2.61", Optional.empty()));
  }

  private static Inventory named(String name, Vm vm) {
    var some = inventory(List.of(vm));
    return new Inventory(Cluster.named(name), some.vms(), some.parts(), some.caveats());
  }
}
