package ncc.checks.ngt;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;

/// The highest NGT version of which anything is known in a cluster: agents take theirs from it, so
/// its own is hardly lower.
///
/// @param version empty where no agent ever told its version
record NewestNgt(Optional<Version> version) {
  static NewestNgt of(Inventory inventory) {
    return new NewestNgt(
        inventory.vms().stream().flatMap(NewestNgt::versions).max(Comparator.naturalOrder()));
  }

  private static Stream<Version> versions(Vm vm) {
    return Stream.concat(
        vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version).stream(),
        vm.get(NgtLatestVersion.class).map(NgtLatestVersion::version).stream());
  }
}
