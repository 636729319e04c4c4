package ncc.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.EntityCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.check.ResourceCheck;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Entity;
import ncc.spi.probe.Probe;

/// What a check said of one subject when the contract tried it.
record Outcome(String subject, Verdict verdict) {

  /// Everything `check` says of the whole [Population], and of clusters of its author's own.
  static List<Outcome> ofPopulation(Check check, List<ClusterFixture> own) {
    return TimeLimit.of(
        check.getClass(),
        () ->
            Stream.of(Population.clusters(), own, untold(check))
                .flatMap(List::stream)
                .flatMap(cluster -> of(check, cluster))
                .toList());
  }

  private static List<ClusterFixture> untold(Check check) {
    return check instanceof ResourceCheck ofResources
        ? List.of(Population.untold(ofResources.kind()))
        : List.of();
  }

  /// Everything `check` says of `cluster`, in the order in which the engine would ask.
  static Stream<Outcome> of(Check check, ClusterFixture cluster) {
    var context = new CheckContext(cluster.inventory(), SampleRuns.NOW);
    return switch (check) {
      case EntityCheck<?> entities -> ofEntities(entities, context).stream();
      case ProbeCheck<?, ?> probes ->
          Population.networks().stream().flatMap(net -> ofProbes(probes, net, context).stream());
    };
  }

  /// What `check` says of targets that were not asked; nothing when it asks none.
  static Stream<Outcome> unasked(Check check, ClusterFixture cluster) {
    var context = new CheckContext(cluster.inventory(), SampleRuns.NOW);
    return switch (check) {
      case EntityCheck<?> _ -> Stream.empty();
      case ProbeCheck<?, ?> probes -> ofProbes(probes, Population.unasked(), context).stream();
    };
  }

  boolean passes() {
    return verdict.status() == Status.PASS;
  }

  private static <E extends Entity> List<Outcome> ofEntities(
      EntityCheck<E> check, CheckContext context) {
    var upfront = check.upfront(context);
    if (upfront.isPresent()) {
      return List.of(new Outcome(context.inventory().cluster().name(), upfront.get()));
    }
    return check.subjects(context.inventory()).stream()
        .map(subject -> new Outcome(subject.name(), check.check(subject, context)))
        .toList();
  }

  private static <P extends Probe<A>, A> List<Outcome> ofProbes(
      ProbeCheck<P, A> check, ScriptedNetwork network, CheckContext context) {
    var outcomes = new ArrayList<Outcome>();
    for (P probe : check.probes(context.inventory())) {
      var verdict = check.judge(probe, network.ask(probe), context);
      outcomes.add(new Outcome(check.name(probe, context.inventory()), verdict));
    }
    if (outcomes.isEmpty()) {
      outcomes.add(new Outcome(context.inventory().cluster().name(), check.unasked(context)));
    }
    return outcomes;
  }
}
