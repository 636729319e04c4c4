package ncc.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Hypervisor;

/// One cluster of a [GeneratedSite], with names, UUIDs and addresses of its own. The first is
/// `tokyo-01` as captures of a [GeneratedFleet] have it.
///
/// @param index its place in the site, from 0
/// @param fleet what its VMs are like
public record GeneratedCluster(int index, GeneratedFleet fleet) {
  private static final List<String> CITIES =
      List.of("tokyo", "osaka", "nagoya", "sapporo", "fukuoka", "sendai", "kyoto", "naha");

  public GeneratedCluster {
    requireNonNull(fleet);
    Objects.checkIndex(index, GeneratedSite.MOST_CLUSTERS);
  }

  public String name() {
    return "%s-%02d".formatted(CITIES.get(index % CITIES.size()), index + 1);
  }

  /// Follows from the name, as in a [Capture].
  public UUID uuid() {
    return UUID.nameUUIDFromBytes(name().getBytes(UTF_8));
  }

  /// The number behind the UUID in `ncli cluster info`.
  public long incarnation() {
    return uuid().getLeastSignificantBits() >>> 1;
  }

  /// How many VMs it has, with and without NGT.
  public int size() {
    return fleet.size();
  }

  /// The VM at `i`, from 0, made on the spot.
  public VmFixture vm(int i) {
    var vm = fleet.vm(i);
    return index == 0 ? vm : vm.renamed(vm.name() + "." + name());
  }

  /// Its VMs, in order.
  public Stream<VmFixture> stream() {
    return IntStream.range(0, size()).mapToObj(this::vm);
  }

  /// What is known of the cluster itself.
  public Cluster facts() {
    return fixture().inventory().cluster();
  }

  /// The same cluster as its own commands would print it.
  public Capture capture() {
    return new Capture(facts(), () -> stream().map(VmFixture::vm), GeneratedFleet.TAKEN);
  }

  private ClusterFixture fixture() {
    if (index == 0) {
      return GeneratedFleet.emptyCluster();
    }
    var network = "198.%d.%d.".formatted(18 + index / 256, index % 256);
    return ClusterFixture.named(name())
        .hypervisor(Hypervisor.AHV)
        .aos("6.10.1")
        .ngt("4.1.1")
        .vip(network + "50")
        .dsip(network + "51")
        .cvms(network + "61", network + "62", network + "63");
  }
}
