package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.EntityCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.check.Status;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;

/// What checks need of one cluster and no source of it is able to tell: once for all of them.
///
/// @param bringers for each fact, what would bring it, for the operator
/// @param limits how long a check may take to say what it looks at
record CoverageGaps(CheckContext context, Map<FactType, List<String>> bringers, RunLimits limits) {
  CoverageGaps {
    requireNonNull(context);
    bringers = Map.copyOf(bringers);
    requireNonNull(limits);
  }

  /// Of one check.
  private record Gap(String check, Set<FactType> facts, Status status) {}

  /// One for what counts as ERR, and one for what the operator accepts.
  List<Caveat> of(List<CheckPlugin> checks) {
    var fitting = FittingChecks.of(checks, context.inventory());
    var gaps =
        Runner.sideBySide(fitting, fitting.size(), this::gap).stream()
            .flatMap(Optional::stream)
            .collect(Collectors.partitioningBy(gap -> gap.status() == Status.SKIP));
    return Stream.of(false, true)
        .map(accepted -> gaps.getOrDefault(accepted, List.of()))
        .filter(some -> !some.isEmpty())
        .map(this::caveat)
        .toList();
  }

  private Optional<Gap> gap(CheckPlugin plugin) {
    var inventory = context.inventory();
    var instances = Instances.of(plugin, inventory.cluster());
    var status = instances.onUnknowable();
    var facts =
        NeededFacts.of(plugin.description().needs(), inventory, bringers, status).unknowableFacts();
    return facts.isEmpty() || instances.isOff() || isOtherwiseAnswered(plugin)
        ? Optional.empty()
        : Optional.of(new Gap(plugin.id(), Set.copyOf(facts), status));
  }

  /// It looks at nobody here, or says itself why it does not apply; of one that breaks or hangs at
  /// that its own run tells.
  private boolean isOtherwiseAnswered(CheckPlugin plugin) {
    if (HungThreads.of(plugin).isAny()) {
      return true;
    }
    try {
      return CheckThread.within(limits.timeout(plugin), plugin, () -> isAnsweredBy(plugin.check()));
    } catch (ExecutionException | TimeoutException _) {
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private boolean isAnsweredBy(Check asked) {
    return switch (asked) {
      case EntityCheck<?> check ->
          check.upfront(context).isPresent() || EntityChecking.isOnNobody(check, context);
      case ProbeCheck<?, ?> _ -> false;
    };
  }

  private Caveat caveat(List<Gap> gaps) {
    var facts = new TreeSet<FactType>();
    gaps.forEach(gap -> facts.addAll(gap.facts()));
    var checks = gaps.stream().map(Gap::check).collect(Collectors.toCollection(TreeSet::new));
    boolean isAccepted = gaps.getFirst().status() == Status.SKIP;
    var reason =
        "no source tells %s, needed by %s; it would come from %s%s"
            .formatted(
                named(facts),
                String.join(", ", checks),
                sources(facts),
                isAccepted ? "; accepted by on-unknowable: skip" : "");
    return new Caveat(
        isAccepted ? Caveat.Kind.NOTE : Caveat.Kind.UNKNOWABLE,
        context.inventory().cluster().name(),
        reason,
        facts,
        Set.of());
  }

  /// `the link, the serial link`.
  private static String named(Set<FactType> facts) {
    return facts.stream().map(fact -> "the " + fact.title()).collect(Collectors.joining(", "));
  }

  private String sources(Set<FactType> facts) {
    var sources = new ArrayList<String>();
    for (FactType fact : facts) {
      sources.addAll(bringers.getOrDefault(fact, List.of()));
    }
    return sources.isEmpty()
        ? "none that is installed"
        : sources.stream().distinct().collect(Collectors.joining(", "));
  }
}
