package ncc.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.ClusterHypervisor;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Node;
import ncc.spi.inventory.Nodes;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.VirtualIp;

/// A cluster with its VMs to try a check on. Immutable: every method answers with a new fixture.
///
/// ```java
/// ClusterFixture.healthy(VmFixture.healthy("web-01")).hypervisor(Hypervisor.ESXI).inventory()
/// ```
///
/// @param name the cluster's name
/// @param facts what is known of the cluster itself
/// @param vms in the order in which a source would list them
/// @param knowable the facts that its one origin can know, whether or not a VM has them
/// @param caveats what is missing or doubtful
/// @param guests its guests that were seen from inside
/// @param resources what it has of the kinds that plugins bring
public record ClusterFixture(
    String name,
    Facts facts,
    List<VmFixture> vms,
    Set<FactType> knowable,
    List<Caveat> caveats,
    List<GuestFixture> guests,
    List<ResourceFixture> resources) {

  public ClusterFixture {
    requireNonNull(name);
    requireNonNull(facts);
    vms = List.copyOf(vms);
    knowable = FactType.ordered(knowable);
    caveats = List.copyOf(caveats);
    guests = List.copyOf(guests);
    resources = List.copyOf(resources);
  }

  /// A cluster of which only the name is known, whose source can know every fact.
  public static ClusterFixture named(String name) {
    return new ClusterFixture(
        name, Facts.NONE, List.of(), Population.FACTS, List.of(), List.of(), List.of());
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
    return new ClusterFixture(name, facts, all, knowable, caveats, guests, resources);
  }

  public ClusterFixture hypervisor(Hypervisor hypervisor) {
    return with(new ClusterHypervisor(hypervisor));
  }

  public ClusterFixture aos(String version) {
    return with(new AosVersion(new Version(version)));
  }

  /// @param version of NGT that is bundled with the cluster's AOS
  public ClusterFixture ngt(String version) {
    return with(new NgtLatestVersion(new Version(version)));
  }

  public ClusterFixture vip(String address) {
    return with(new VirtualIp(address));
  }

  public ClusterFixture dsip(String address) {
    return with(new DataServicesIp(address));
  }

  public ClusterFixture cvms(String... addresses) {
    return with(
        new Nodes(Arrays.stream(addresses).map(cvm -> Node.at(cvm, Optional.empty())).toList()));
  }

  /// This cluster with another fact of its own, in the place of what was known of its class.
  public ClusterFixture with(Fact fact) {
    return new ClusterFixture(name, facts.with(fact), vms, knowable, caveats, guests, resources);
  }

  /// This cluster with one fact of its own less; its VMs keep theirs.
  public ClusterFixture without(Class<? extends Fact> fact) {
    return without(FactType.of(fact));
  }

  ClusterFixture without(FactType fact) {
    return new ClusterFixture(
        name, facts.without(Set.of(fact)), vms, knowable, caveats, guests, resources);
  }

  /// This cluster read from an origin that can know these facts only.
  @SafeVarargs
  public final ClusterFixture knowing(Class<? extends Fact>... those) {
    var types = new TreeSet<FactType>();
    for (Class<? extends Fact> one : those) {
      types.add(FactType.of(one));
    }
    return knowing(types);
  }

  ClusterFixture knowing(Set<FactType> those) {
    return new ClusterFixture(name, facts, vms, those, caveats, guests, resources);
  }

  /// This cluster with `fact` lost for every VM, as by a damaged file.
  public ClusterFixture lost(Class<? extends Fact> fact) {
    return caveat(
        new Caveat(
            Caveat.Kind.FACT_LOST,
            "testkit:1",
            "the file is damaged",
            FactType.setOf(fact),
            Set.of()));
  }

  /// This cluster when its source would have listed more VMs than it did.
  public ClusterFixture listIncomplete() {
    return caveat(
        new Caveat(
            Caveat.Kind.LIST_INCOMPLETE, "testkit:1", "the list is cut", Set.of(), Set.of()));
  }

  /// This cluster with one of its guests seen from inside.
  public ClusterFixture guest(GuestFixture one) {
    return guests(one);
  }

  /// This cluster with some of its guests seen from inside.
  public ClusterFixture guests(GuestFixture... all) {
    return new ClusterFixture(name, facts, vms, knowable, caveats, List.of(all), resources);
  }

  /// This cluster with some of what plugins bring.
  public ClusterFixture resources(ResourceFixture... all) {
    return new ClusterFixture(name, facts, vms, knowable, caveats, guests, List.of(all));
  }

  /// This cluster with one more caveat.
  public ClusterFixture caveat(Caveat caveat) {
    var more = Stream.concat(caveats.stream(), Stream.of(caveat)).toList();
    return new ClusterFixture(name, facts, vms, knowable, more, guests, resources);
  }

  /// The cluster as a source would bring it.
  public Inventory inventory() {
    boolean whole = caveats.stream().noneMatch(caveat -> caveat.kind().isIncomplete());
    var part = new Part(VmFixture.ORIGIN, knowable, Part.Roster.EVERY_NGT_VM, vms.size(), whole);
    return new Inventory(
        cluster(),
        vms.stream().map(VmFixture::vm).toList(),
        List.of(part),
        caveats,
        guests.stream().map(GuestFixture::guest).toList(),
        resources.stream().map(ResourceFixture::resource).toList());
  }

  private Cluster cluster() {
    return new Cluster(name, Optional.empty(), Optional.empty(), facts);
  }
}
