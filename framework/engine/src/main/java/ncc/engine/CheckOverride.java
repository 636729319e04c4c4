package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import ncc.spi.check.Check;
import ncc.spi.check.Status;

/// How a check judges some clusters or VMs: as another instance of itself, or not at all.
///
/// @param clusters whose it is
/// @param vms whose it is; all of them also means that it holds for checks of other things
/// @param check the instance, of the same class as the check it overrides; empty for switched off
/// @param onUnknowable in place of that of the check ([CheckLimits#onUnknowable()]); counts where
///   `vms` are all, for it is about whole clusters
public record CheckOverride(
    NamePatterns clusters, NamePatterns vms, Optional<Check> check, Optional<Status> onUnknowable) {
  public CheckOverride {
    requireNonNull(clusters);
    requireNonNull(vms);
    requireNonNull(check);
    CheckLimits.requireOfUnknowable(onUnknowable);
  }
}
