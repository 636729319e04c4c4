package ncc.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Version;

/// A cluster with its VMs to try a check on. Immutable: every method answers with a new fixture.
///
/// ```java
/// ClusterFixture.healthy(VmFixture.healthy("web-01")).hypervisor(Hypervisor.ESXI).inventory()
/// ```
///
/// @param cluster its own facts
/// @param vms in the order in which a source would list them
/// @param knowable the facts that its one origin can know, whether or not a VM has them
/// @param caveats what is missing or doubtful
public record ClusterFixture(
    Cluster cluster, List<VmFixture> vms, Set<Fact> knowable, List<Caveat> caveats) {

  public ClusterFixture {
    requireNonNull(cluster);
    vms = List.copyOf(vms);
    knowable = Set.copyOf(knowable);
    caveats = List.copyOf(caveats);
  }

  /// A cluster of which only the name is known, whose source can know every fact.
  public static ClusterFixture named(String name) {
    return new ClusterFixture(Cluster.named(name), List.of(), EnumSet.allOf(Fact.class), List.of());
  }

  /// `tokyo-01` on AHV and AOS 6.10.1 with NGT 4.1.1, VIP 192.0.2.50, DSIP 192.0.2.51 and two CVMs,
  /// 192.0.2.61 and 192.0.2.62.
  public static ClusterFixture healthy(VmFixture... vms) {
    return named("tokyo-01")
        .hypervisor(Hypervisor.AHV)
        .aos("6.10.1")
        .ngt("4.1.1")
        .vip("192.0.2.50")
        .dsip("192.0.2.51")
        .cvms("192.0.2.61", "192.0.2.62")
        .vms(vms);
  }

  public ClusterFixture vms(VmFixture... all) {
    return vms(List.of(all));
  }

  public ClusterFixture vms(List<VmFixture> all) {
    return new ClusterFixture(cluster, all, knowable, caveats);
  }

  public ClusterFixture aos(String version) {
    return with(
        versioned(Optional.of(new Version(version)), cluster.ngtVersion(), cluster.hypervisor()));
  }

  /// @param version of NGT that is bundled with the cluster's AOS
  public ClusterFixture ngt(String version) {
    return with(
        versioned(cluster.aosVersion(), Optional.of(new Version(version)), cluster.hypervisor()));
  }

  public ClusterFixture hypervisor(Hypervisor hypervisor) {
    return with(versioned(cluster.aosVersion(), cluster.ngtVersion(), Optional.of(hypervisor)));
  }

  public ClusterFixture vip(String address) {
    return with(addressed(Optional.of(address), cluster.dsip(), cluster.nodes()));
  }

  public ClusterFixture dsip(String address) {
    return with(addressed(cluster.vip(), Optional.of(address), cluster.nodes()));
  }

  public ClusterFixture cvms(String... addresses) {
    var nodes = Arrays.stream(addresses).map(cvm -> Node.at(cvm, Optional.empty())).toList();
    return with(addressed(cluster.vip(), cluster.dsip(), nodes));
  }

  /// This cluster read from an origin that can know these facts only.
  public ClusterFixture knowing(Fact... facts) {
    return new ClusterFixture(cluster, vms, Set.of(facts), caveats);
  }

  /// This cluster with one more caveat.
  public ClusterFixture caveat(Caveat caveat) {
    var more = Stream.concat(caveats.stream(), Stream.of(caveat)).toList();
    return new ClusterFixture(cluster, vms, knowable, more);
  }

  /// This cluster with `fact` lost for every VM, as by a damaged file.
  public ClusterFixture lost(Fact fact) {
    return caveat(
        new Caveat(
            Caveat.Kind.FACT_LOST, "testkit:1", "the file is damaged", Set.of(fact), Set.of()));
  }

  /// This cluster when its source would have listed more VMs than it did.
  public ClusterFixture listIncomplete() {
    return caveat(
        new Caveat(
            Caveat.Kind.LIST_INCOMPLETE, "testkit:1", "the list is cut", Set.of(), Set.of()));
  }

  public Inventory inventory() {
    var part =
        new Part(VmFixture.ORIGIN, knowable, Part.Roster.EVERY_NGT_VM, vms.size(), isWhole());
    return new Inventory(cluster, vms.stream().map(VmFixture::vm).toList(), List.of(part), caveats);
  }

  private boolean isWhole() {
    return caveats.stream().noneMatch(caveat -> caveat.kind().isIncomplete());
  }

  private ClusterFixture with(Cluster other) {
    return new ClusterFixture(other, vms, knowable, caveats);
  }

  private Cluster versioned(
      Optional<Version> aos, Optional<Version> ngt, Optional<Hypervisor> hypervisor) {
    return new Cluster(
        cluster.name(),
        cluster.uuid(),
        cluster.id(),
        aos,
        cluster.nccVersion(),
        ngt,
        hypervisor,
        cluster.vip(),
        cluster.dsip(),
        cluster.nodes(),
        cluster.vmCount());
  }

  private Cluster addressed(Optional<String> vip, Optional<String> dsip, List<Node> nodes) {
    return new Cluster(
        cluster.name(),
        cluster.uuid(),
        cluster.id(),
        cluster.aosVersion(),
        cluster.nccVersion(),
        cluster.ngtVersion(),
        cluster.hypervisor(),
        vip,
        dsip,
        nodes,
        cluster.vmCount());
  }
}
