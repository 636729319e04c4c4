package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.check.Check;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Vm;

/// The instances of one check that judge one cluster. The first override that fits counts.
///
/// @param whole judges what no override of `some` fits; empty for switched off
/// @param some for some VMs each, in the operator's order
/// @param onUnknowable what the cluster is where no source is able to tell a fact that is needed
public record Instances(Optional<Check> whole, List<CheckOverride> some, Status onUnknowable) {
  /// Of a cluster of which nothing is judged.
  static final Verdict OFF = Verdict.skip("Switched off for this cluster by configuration");

  public Instances {
    requireNonNull(whole);
    some = List.copyOf(some);
    requireNonNull(onUnknowable);
  }

  /// Those of `plugin` for `cluster`, which its overrides may call by name or UUID.
  public static Instances of(CheckPlugin plugin, Cluster cluster) {
    var some = new ArrayList<CheckOverride>();
    var standard = plugin.limits().onUnknowable().orElse(CheckLimits.ON_UNKNOWABLE);
    for (CheckOverride override : plugin.overrides()) {
      if (fits(override.clusters(), cluster)) {
        if (override.vms().isAll()) {
          return new Instances(override.check(), some, override.onUnknowable().orElse(standard));
        }
        some.add(override);
      }
    }
    return new Instances(
        plugin.enabled() ? Optional.of(plugin.check()) : Optional.empty(), some, standard);
  }

  private static boolean fits(NamePatterns patterns, Cluster cluster) {
    return patterns.fit(cluster.name())
        || cluster.uuid().filter(uuid -> patterns.fit(uuid.toString())).isPresent();
  }

  /// Nothing of this cluster is judged.
  public boolean isOff() {
    return whole.isEmpty() && some.stream().allMatch(override -> override.check().isEmpty());
  }

  /// Every subject is judged alike.
  boolean isUniform() {
    return some.isEmpty();
  }

  /// Who judges `subject`; empty for nobody.
  Optional<Check> of(Entity subject) {
    if (subject instanceof Vm vm) {
      for (CheckOverride override : some) {
        if (override.vms().fit(vm.name())) {
          return override.check();
        }
      }
    }
    return whole;
  }
}
