package ncc.testkit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ncc.spi.check.CheckContext;
import ncc.spi.check.EntityCheck;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.check.ResourceCheck;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Inventory;
import ncc.spi.probe.Probe;

/// Asks a check for its verdicts, with nothing between: no engine, no missing-fact rules. Every
/// verdict is given as of [SampleRuns#NOW], unless another instant is named.
public final class Verdicts {
  private Verdicts() {}

  /// The verdict on one VM of an otherwise healthy cluster.
  public static Verdict of(VmCheck check, VmFixture vm) {
    return of(check, vm, ClusterFixture.healthy());
  }

  /// The verdict on one VM of `cluster`.
  public static Verdict of(VmCheck check, VmFixture vm, ClusterFixture cluster) {
    return check.check(vm.vm(), context(cluster.vms(vm).inventory()));
  }

  /// The verdict on one guest of an otherwise healthy cluster.
  public static Verdict of(GuestCheck check, GuestFixture guest) {
    return check.check(guest.guest(), context(ClusterFixture.healthy().guest(guest).inventory()));
  }

  /// The verdict on one resource of an otherwise healthy cluster.
  public static Verdict of(ResourceCheck check, ResourceFixture one) {
    var cluster = ClusterFixture.healthy().resources(one);
    return check.check(one.resource(), context(cluster.inventory()));
  }

  /// What the check says of the whole cluster before it looks at a VM.
  public static Optional<Verdict> upfront(EntityCheck<?> check, ClusterFixture cluster) {
    return check.upfront(context(cluster.inventory()));
  }

  /// The verdicts on all subjects by name, in the check's order.
  public static <E extends Entity> Map<String, Verdict> all(
      EntityCheck<E> check, Inventory inventory, Instant now) {
    var context = new CheckContext(inventory, now);
    var verdicts = new LinkedHashMap<String, Verdict>();
    for (E subject : check.subjects(inventory)) {
      verdicts.put(subject.name(), check.check(subject, context));
    }
    return verdicts;
  }

  /// The verdicts on all targets by name, in the check's order.
  public static <P extends Probe<A>, A> Map<String, Verdict> all(
      ProbeCheck<P, A> check, ClusterFixture cluster, ScriptedNetwork network) {
    var inventory = cluster.inventory();
    var verdicts = new LinkedHashMap<String, Verdict>();
    for (P probe : check.probes(inventory)) {
      var verdict = check.judge(probe, network.ask(probe), context(inventory));
      verdicts.put(check.name(probe, inventory), verdict);
    }
    return verdicts;
  }

  private static CheckContext context(Inventory inventory) {
    return new CheckContext(inventory, SampleRuns.NOW);
  }
}
