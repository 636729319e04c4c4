package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import ncc.spi.check.CheckContext;
import ncc.spi.check.EntityCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;

/// Runs checks over inventories. Never throws for what a check does.
///
/// @param clock wall clock, for durations only
/// @param network who answers probes
/// @param bringers for each fact, what would bring it, for the operator
/// @param deadline the longest one check may take on one cluster
/// @param maxClusters how many clusters are checked at once, at least 1
public record Runner(
    InstantSource clock,
    Network network,
    Map<Fact, List<String>> bringers,
    Duration deadline,
    int maxClusters) {

  private static final Comparator<CheckRun> WORST_FIRST =
      Comparator.comparing(CheckRun::status).reversed().thenComparing(run -> run.check().path());

  public Runner {
    requireNonNull(clock);
    requireNonNull(network);
    bringers = Map.copyOf(bringers);
    requireNonNull(deadline);
  }

  /// Runs the checks on every cluster that they fit ([FittingChecks]), judging by `now`. When the
  /// monitor is stopped, the checks not begun by then are ERR.
  public List<ClusterRun> run(
      List<CheckPlugin> checks, List<Inventory> inventories, Instant now, RunMonitor monitor) {
    long subjects = inventories.stream().mapToLong(one -> one.vms().size()).sum();
    monitor.expect(inventories.size(), subjects * checks.size());
    var processors = new Semaphore(Runtime.getRuntime().availableProcessors());
    return sideBySide(
        inventories,
        maxClusters,
        inventory -> onCluster(checks, new CheckContext(inventory, now), monitor, processors));
  }

  private ClusterRun onCluster(
      List<CheckPlugin> asked, CheckContext context, RunMonitor monitor, Semaphore processors) {
    var inventory = context.inventory();
    var checks = FittingChecks.of(asked, inventory);
    var subjects = new Subjects(inventory);
    var runs =
        new ArrayList<>(
            sideBySide(
                checks,
                checks.size(),
                check ->
                    inTurn(check, processors, () -> timed(check, context, subjects, monitor))));
    runs.sort(WORST_FIRST);
    int ngtVms = (int) inventory.vms().stream().filter(vm -> vm.ngt().isPresent()).count();
    monitor.clusterDone();
    return new ClusterRun(
        inventory.cluster(),
        inventory.vms().size(),
        ngtVms,
        inventory.parts(),
        inventory.caveats(),
        runs);
  }

  /// At most so many at once; the results in the order of the tasks.
  private static <T, R> List<R> sideBySide(List<T> tasks, int atOnce, Function<T, R> run) {
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
  private static CheckRun inTurn(
      CheckPlugin check, Semaphore processors, Supplier<CheckRun> running) {
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

  private CheckRun timed(
      CheckPlugin check, CheckContext context, Subjects subjects, RunMonitor monitor) {
    monitor.begin(context.inventory().cluster().name() + " " + check.id());
    var started = clock.instant();
    var findings =
        withinDeadline(check, subjects, () -> findings(check, context, subjects, monitor));
    return CheckRun.ofSorted(
        check.description(), findings, Duration.between(started, clock.instant()));
  }

  /// A platform thread of its own: a check that spins would hold a virtual thread's carrier for
  /// ever. One that does not come back in time is left behind; it ends with the process.
  private List<Finding> withinDeadline(
      CheckPlugin check, Subjects subjects, Callable<List<Finding>> work) {
    var task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("check-" + check.id()).start(task);
    var cluster = subjects.cluster();
    try {
      return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      task.cancel(true);
      return List.of(
          new Finding(
              cluster, Guard.broken("it gave no verdict within " + deadline.toSeconds() + " s")));
    } catch (ExecutionException e) {
      return List.of(new Finding(cluster, Guard.broken(cause(e))));
    } catch (InterruptedException _) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return List.of(new Finding(cluster, Guard.broken("it was interrupted")));
    }
  }

  private static Throwable cause(ExecutionException e) {
    var cause = e.getCause();
    return cause == null ? e : cause;
  }

  private List<Finding> findings(
      CheckPlugin plugin, CheckContext context, Subjects subjects, RunMonitor monitor)
      throws InterruptedException {
    var instances = Instances.of(plugin, context.inventory().cluster());
    if (instances.isOff()) {
      return List.of(
          new Finding(
              subjects.cluster(), Verdict.skip("Switched off for this cluster by configuration")));
    }
    var needed = NeededFacts.of(plugin.description().needs(), context.inventory(), bringers);
    return switch (instances.whole().orElse(plugin.check())) {
      case EntityCheck<?> check ->
          new EntityChecking(context, subjects, monitor).findings(check, instances, needed);
      case ProbeCheck<?, ?> check ->
          new ProbeChecking(context, subjects, network, monitor).findings(check, needed);
    };
  }
}
