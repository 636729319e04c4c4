package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.check.CheckContext;
import ncc.spi.check.EntityCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// Runs checks over inventories. Never throws for what a check does.
///
/// @param clock wall clock, for durations, and to tell facts from the future
/// @param network who answers probes
/// @param bringers for each fact, what would bring it, for the operator
public record Runner(
    InstantSource clock, Network network, Map<FactType, List<String>> bringers, RunLimits limits) {

  private static final Comparator<CheckRun> WORST_FIRST =
      Comparator.comparing(CheckRun::status).reversed().thenComparing(run -> run.check().path());

  public Runner {
    requireNonNull(clock);
    requireNonNull(network);
    bringers = Map.copyOf(bringers);
    requireNonNull(limits);
  }

  /// Runs the checks on every cluster that they fit ([FittingChecks]), judging by `now`. When the
  /// monitor is stopped, the checks not begun by then are ERR.
  public List<ClusterRun> run(
      List<CheckPlugin> checks, List<Inventory> inventories, Instant now, RunMonitor monitor) {
    return run(new Asked(checks, checks), inventories, now, monitor);
  }

  /// What to run, and what else is run on the same clusters at other times.
  ///
  /// @param all the gaps of these, those to run among them, are told as one
  public record Asked(List<CheckPlugin> checks, List<CheckPlugin> all) {
    public Asked {
      checks = List.copyOf(checks);
      all = List.copyOf(all);
    }
  }

  /// Runs some of the checks that clusters are put to.
  public List<ClusterRun> run(
      Asked asked, List<Inventory> inventories, Instant now, RunMonitor monitor) {
    var checks = asked.checks();
    long subjects = inventories.stream().mapToLong(one -> one.vms().size()).sum();
    monitor.expect(inventories.size(), subjects * checks.size());
    var processors = new Semaphore(Runtime.getRuntime().availableProcessors());
    return sideBySide(
        inventories,
        limits.maxClusters(),
        inventory -> onCluster(asked, new CheckContext(inventory, now), monitor, processors));
  }

  private ClusterRun onCluster(
      Asked asked, CheckContext context, RunMonitor monitor, Semaphore processors) {
    var inventory = context.inventory();
    var checks = FittingChecks.of(asked.checks(), inventory);
    var subjects = new Subjects(inventory);
    var runs =
        new ArrayList<>(
            sideBySide(
                checks,
                checks.size(),
                check ->
                    inTurn(check, processors, () -> timed(check, context, subjects, monitor))));
    runs.sort(Comparator.comparing(Judged::run, WORST_FIRST));
    int ngtVms = (int) inventory.vms().stream().filter(vm -> vm.has(NgtRegistration.class)).count();
    monitor.clusterDone();
    return new ClusterRun(
        inventory.cluster(),
        inventory.vms().size(),
        ngtVms,
        inventory.parts(),
        Stream.of(
                ofTime(inventory, context.now(), runs),
                inventory.caveats().stream(),
                new CoverageGaps(context, bringers, limits).of(asked.all()).stream())
            .flatMap(caveats -> caveats)
            .toList(),
        runs.stream().map(Judged::run).toList());
  }

  /// What one check said, and how old the facts were where they were too old.
  private record Judged(CheckRun run, Optional<FactAge> refused) {}

  /// Of what time the verdicts are, where it is not the present.
  private Stream<Caveat> ofTime(Inventory inventory, Instant now, List<Judged> runs) {
    if (limits.maxAge().isEmpty()) {
      return oldest(inventory).map(origin -> FactAge.asOf(origin, now)).stream();
    }
    return runs.stream()
        .flatMap(run -> run.refused().stream())
        .collect(Collectors.partitioningBy(FactAge::isFromTheFuture))
        .values()
        .stream()
        .flatMap(ages -> ages.stream().min(FactAge.OLDEST_FIRST).stream())
        .map(FactAge::caveat);
  }

  private static Optional<Origin> oldest(Inventory inventory) {
    return inventory.parts().stream().map(Part::origin).min(Comparator.comparing(Origin::takenAt));
  }

  /// At most so many at once; the results in the order of the tasks.
  static <T, R> List<R> sideBySide(List<T> tasks, int atOnce, Function<T, R> run) {
    try (var threads =
        Executors.newFixedThreadPool(Math.max(1, atOnce), Thread.ofVirtual().factory())) {
      var running =
          tasks.stream()
              .map(task -> CompletableFuture.supplyAsync(() -> run.apply(task), threads))
              .toList();
      return running.stream().map(CompletableFuture::join).toList();
    }
  }

  /// Checks that only look take turns on the processors, over all clusters; those that ask the
  /// network mostly wait for it.
  private static <R> R inTurn(CheckPlugin check, Semaphore processors, Supplier<R> running) {
    if (check.check() instanceof ProbeCheck<?, ?>) {
      return running.get();
    }
    processors.acquireUninterruptibly();
    try {
      return running.get();
    } finally {
      processors.release();
    }
  }

  private Judged timed(
      CheckPlugin check, CheckContext context, Subjects subjects, RunMonitor monitor) {
    var what = context.inventory().cluster().name() + " " + check.id();
    monitor.begin(what);
    var started = clock.instant();
    Consumer<Throwable> faults = thrown -> monitor.broke(what, thrown);
    var findings =
        withinDeadline(
            check,
            subjects.cluster(),
            () -> findings(check, context, new Work(subjects, monitor, faults)),
            faults);
    var took = Duration.between(started, clock.instant());
    var aged = aged(check, findings, context, subjects.cluster());
    return new Judged(
        CheckRun.ofSorted(check.description(), aged.findings(), took), aged.refused());
  }

  private FactAges.Aged aged(
      CheckPlugin check, List<Finding> findings, CheckContext context, Subject cluster) {
    var description = check.description();
    var rests = new HashSet<>(description.needs());
    rests.addAll(description.uses());
    var present = Present.of(context.now(), clock.instant(), limits.judgedBy());
    return limits
        .maxAge(check)
        .map(most -> new FactAges(context.inventory(), rests, present, most).of(findings, cluster))
        .orElseGet(() -> FactAges.Aged.young(findings));
  }

  private List<Finding> withinDeadline(
      CheckPlugin check,
      Subject cluster,
      Callable<List<Finding>> work,
      Consumer<Throwable> faults) {
    if (HungThreads.of(check).areTooMany()) {
      return List.of(new Finding(cluster, Guard.hung(HungThreads.MOST)));
    }
    var limit = limits.timeout(check);
    try {
      return CheckThread.within(limit, check, work);
    } catch (TimeoutException _) {
      return List.of(new Finding(cluster, Guard.late(limit)));
    } catch (ExecutionException e) {
      faults.accept(CheckThread.cause(e));
      return List.of(new Finding(cluster, Guard.broken(CheckThread.cause(e))));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of(new Finding(cluster, Guard.interrupted()));
    }
  }

  /// What a check at work is given besides its context.
  ///
  /// @param faults takes what it throws
  record Work(Subjects subjects, RunMonitor monitor, Consumer<Throwable> faults) {}

  private List<Finding> findings(CheckPlugin plugin, CheckContext context, Work work)
      throws InterruptedException {
    var instances = Instances.of(plugin, context.inventory().cluster());
    if (instances.isOff()) {
      return List.of(new Finding(work.subjects().cluster(), Instances.OFF));
    }
    var needed = facts(plugin.description().needs(), context, instances);
    return switch (instances.whole().orElse(plugin.check())) {
      case EntityCheck<?> check ->
          new EntityChecking(context, work).findings(check, instances, needed);
      case ProbeCheck<?, ?> check ->
          new ProbeChecking(context, network, work)
              .findings(check, needed, facts(plugin.description().uses(), context, instances));
    };
  }

  private NeededFacts facts(Set<FactType> facts, CheckContext context, Instances instances) {
    return NeededFacts.of(facts, context.inventory(), bringers, instances.onUnknowable());
  }
}
