package ncc.testkit;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Several clusters of generated VMs, as one Prism Central manages them, the same for the same
/// seed. The first cluster's VMs are exactly those of [GeneratedFleet], so the same fleet can be
/// looked at through a capture and through Prism. Nothing is kept.
///
/// @param clusters how many, 1 to [#MOST_CLUSTERS]
/// @param vms of each cluster, all of them registered with NGT
/// @param withoutNgt further VMs of each cluster that NGT does not know
/// @param seed decides who is ill with what
public record GeneratedSite(int clusters, int vms, int withoutNgt, long seed) {
  /// As many as there are addresses for.
  public static final int MOST_CLUSTERS = 500;

  public GeneratedSite {
    if (clusters < 1 || clusters > MOST_CLUSTERS) {
      throw new IllegalArgumentException(
          "clusters must be 1 to %d, but is %d".formatted(MOST_CLUSTERS, clusters));
    }
    if (vms < 0 || withoutNgt < 0 || (long) clusters * ((long) vms + withoutNgt) > 10_000_000) {
      throw new IllegalArgumentException(
          "there can be 0 to 10000000 VMs in all, but %d clusters of %d and %d without NGT were asked for"
              .formatted(clusters, vms, withoutNgt));
    }
  }

  /// One cluster with exactly the VMs of `fleet`.
  public static GeneratedSite of(GeneratedFleet fleet) {
    return new GeneratedSite(1, fleet.vms(), 0, fleet.seed());
  }

  /// The cluster at `i`, from 0.
  public GeneratedCluster cluster(int i) {
    Objects.checkIndex(i, clusters);
    return new GeneratedCluster(i, new GeneratedFleet(vms, seed + i * 1_000_003L), withoutNgt);
  }

  /// The VM at `i`, from 0, of all clusters' VMs one after the other.
  public VmFixture vm(int i) {
    return clusterOf(i).vm(i % (vms + withoutNgt));
  }

  /// The cluster that has the VM at `i`.
  public GeneratedCluster clusterOf(int i) {
    Objects.checkIndex(i, size());
    return cluster(i / (vms + withoutNgt));
  }

  /// All clusters, in order.
  public Stream<GeneratedCluster> stream() {
    return IntStream.range(0, clusters).mapToObj(this::cluster);
  }

  /// How many VMs all clusters have together.
  public int size() {
    return clusters * (vms + withoutNgt);
  }
}
