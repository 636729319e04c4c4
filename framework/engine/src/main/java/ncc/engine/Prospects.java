package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import ncc.spi.check.CheckContext;
import ncc.spi.check.EntityCheck;
import ncc.spi.check.GuestProbeCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.probe.Probe;

/// Tells what a [Runner] would do, and does it not. Never throws for what a check does.
///
/// @param bringers for each fact, what would bring it, for the operator
/// @param limits as those of the run
public record Prospects(Map<FactType, List<String>> bringers, RunLimits limits) {
  public Prospects {
    bringers = Map.copyOf(bringers);
    requireNonNull(limits);
  }

  /// Of a check that fits the cluster ([FittingChecks]).
  public Prospect of(CheckPlugin plugin, CheckContext context) {
    var limit = limits.timeout(plugin);
    try {
      return CheckThread.within(limit, plugin, () -> prospect(plugin, context));
    } catch (TimeoutException _) {
      return new Prospect.Foregone(Guard.late(limit));
    } catch (ExecutionException e) {
      return new Prospect.Foregone(Guard.broken(CheckThread.cause(e)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Prospect.Foregone(Guard.interrupted());
    }
  }

  private Prospect prospect(CheckPlugin plugin, CheckContext context) {
    var inventory = context.inventory();
    var instances = Instances.of(plugin, inventory.cluster());
    if (instances.isOff()) {
      return new Prospect.Foregone(Instances.OFF);
    }
    var needed =
        NeededFacts.of(plugin.description().needs(), inventory, bringers, instances.onUnknowable());
    return switch (instances.whole().orElse(plugin.check())) {
      case EntityCheck<?> check -> look(check, instances, needed, context);
      case ProbeCheck<?, ?> check -> questions(check, needed, context);
    };
  }

  private static Prospect look(
      EntityCheck<?> check, Instances instances, NeededFacts needed, CheckContext context) {
    var work = new Runner.Work(new Subjects(context.inventory()), new RunMonitor(), _ -> {});
    var checking = new EntityChecking(context, work);
    var whole = checking.whole(check, needed);
    if (whole.isPresent()) {
      return new Prospect.Foregone(whole.get());
    }
    var all = check.subjects(context.inventory());
    var entities = new ArrayList<Entity>();
    for (Entity entity : all) {
      instances.of(entity).ifPresent(_ -> entities.add(entity));
    }
    int skipped = all.size() - entities.size();
    if (!entities.isEmpty()) {
      return new Prospect.Look(entities);
    }
    return Optional.of(EntityChecking.OFF)
        .filter(_ -> skipped > 0)
        .or(() -> checking.completeness(check, needed, true))
        .<Prospect>map(Prospect.Foregone::new)
        .orElseGet(() -> new Prospect.Look(List.of()));
  }

  private static Prospect questions(
      ProbeCheck<?, ?> check, NeededFacts needed, CheckContext context) {
    var missing = needed.missing();
    if (missing.isPresent()) {
      return new Prospect.Foregone(missing.get());
    }
    var probes = List.<Probe<?>>copyOf(check.probes(context.inventory()));
    long guests = check instanceof GuestProbeCheck<?, ?> ? elsewhere(context.inventory()) : 0;
    return probes.isEmpty() && guests == 0
        ? new Prospect.Foregone(Guard.verdict(() -> check.unasked(context), _ -> {}))
        : new Prospect.Questions(probes, guests);
  }

  private static long elsewhere(Inventory inventory) {
    return inventory.guests().stream().filter(guest -> !guest.here()).count();
  }
}
