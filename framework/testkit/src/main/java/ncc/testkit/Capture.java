package ncc.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Vm;

/// A cluster that can be written down the way its own commands print it, to try a source on. What
/// is unknown of a VM is left out, as the commands do.
///
/// @param cluster its own facts
/// @param vms its guest VMs, anew for each file
/// @param taken when the commands ran
public record Capture(Cluster cluster, Supplier<Stream<Vm>> vms, Instant taken) {
  public Capture {
    requireNonNull(cluster);
    requireNonNull(vms);
    requireNonNull(taken);
  }

  /// A capture of a fixture, taken when all its facts were.
  public static Capture of(ClusterFixture fixture) {
    var inventory = fixture.inventory();
    return new Capture(inventory.cluster(), inventory.vms()::stream, SampleRuns.NOW);
  }

  /// A capture of a generated fleet, which is never held in memory.
  public static Capture of(GeneratedFleet fleet) {
    var cluster = GeneratedFleet.emptyCluster().inventory().cluster();
    return new Capture(cluster, () -> fleet.stream().map(VmFixture::vm), GeneratedFleet.TAKEN);
  }

  /// Writes `files` into `folder`, which is made when it is missing; files already there are
  /// replaced.
  public void write(Path folder, Set<CaptureFile> files) throws IOException {
    Files.createDirectories(folder);
    for (CaptureFile file : files) {
      try (var out = Files.newBufferedWriter(folder.resolve(file.fileName()), UTF_8)) {
        file.write(this, out);
      }
    }
  }

  /// The VMs registered with NGT, in order.
  public Iterable<Vm> ngtVms() {
    return () -> vms.get().filter(vm -> vm.has(NgtRegistration.class)).iterator();
  }

  /// All VMs, in order.
  Iterable<Vm> allVms() {
    return () -> vms.get().iterator();
  }

  UUID clusterUuid() {
    return cluster.uuid().orElseGet(() -> UUID.nameUUIDFromBytes(cluster.name().getBytes(UTF_8)));
  }
}
