package ncc.testkit;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.spi.message.Count;

/// Several clusters of generated VMs, as one Prism Central manages them, the same for the same
/// seed. The first cluster's VMs are exactly those of [GeneratedFleet], so the same fleet can be
/// looked at through a capture and through Prism. Nothing is kept.
///
/// @param clusters how many, 1 to [#MOST_CLUSTERS]
/// @param fleet the VMs of the first cluster; the others have as many, made from other seeds
public record GeneratedSite(int clusters, GeneratedFleet fleet) {
  /// As many as there are addresses for.
  public static final int MOST_CLUSTERS = 500;

  private static final int MOST_VMS = 10_000_000;

  public GeneratedSite {
    if (clusters < 1 || clusters > MOST_CLUSTERS) {
      throw new IllegalArgumentException(
          "clusters must be 1 to %d, but is %d".formatted(MOST_CLUSTERS, clusters));
    }
    if ((long) clusters * fleet.size() > MOST_VMS) {
      throw new IllegalArgumentException(
          "%s of %s are too many; there can be %s in all"
              .formatted(
                  Count.of(clusters, "cluster"),
                  Count.of(fleet.size(), "VM"),
                  Count.of(MOST_VMS, "VM")));
    }
  }

  /// The cluster at `i`, from 0.
  public GeneratedCluster cluster(int i) {
    Objects.checkIndex(i, clusters);
    long seed = fleet.seed() + i * 1_000_003L;
    return new GeneratedCluster(i, new GeneratedFleet(fleet.vms(), seed, fleet.strangers()));
  }

  /// The VM at `i`, from 0, of all clusters' VMs one after the other.
  public VmFixture vm(int i) {
    return clusterOf(i).vm(i % fleet.size());
  }

  /// The cluster that has the VM at `i`.
  public GeneratedCluster clusterOf(int i) {
    Objects.checkIndex(i, size());
    return cluster(i / fleet.size());
  }

  /// All clusters, in order.
  public Stream<GeneratedCluster> stream() {
    return IntStream.range(0, clusters).mapToObj(this::cluster);
  }

  /// How many VMs all clusters have together.
  public int size() {
    return clusters * fleet.size();
  }
}
