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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
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
public record Runner(
    InstantSource clock, Network network, Map<Fact, List<String>> bringers, Duration deadline) {

  private static final Comparator<CheckRun> WORST_FIRST =
      Comparator.comparing(CheckRun::status).reversed().thenComparing(run -> run.check().path());

  public Runner {
    requireNonNull(clock);
    requireNonNull(network);
    bringers = Map.copyOf(bringers);
    requireNonNull(deadline);
  }

  /// Runs every check on every cluster, judging by `now`. When the monitor is stopped, the checks
  /// not begun by then are ERR.
  public List<ClusterRun> run(
      List<CheckPlugin> checks, List<Inventory> inventories, Instant now, RunMonitor monitor) {
    inventories.forEach(one -> monitor.expect((long) checks.size() * one.vms().size()));
    return inventories.stream()
        .map(inventory -> onCluster(checks, new CheckContext(inventory, now), monitor))
        .toList();
  }

  private ClusterRun onCluster(List<CheckPlugin> checks, CheckContext context, RunMonitor monitor) {
    var inventory = context.inventory();
    var subjects = new Subjects(inventory);
    var runs =
        new ArrayList<>(sideBySide(checks, check -> timed(check, context, subjects, monitor)));
    runs.sort(WORST_FIRST);
    int ngtVms = (int) inventory.vms().stream().filter(vm -> vm.ngt().isPresent()).count();
    return new ClusterRun(
        inventory.cluster(),
        inventory.vms().size(),
        ngtVms,
        inventory.parts(),
        inventory.caveats(),
        runs);
  }

  /// As many checks at once as there are processors; the results in the order of the checks.
  private static List<CheckRun> sideBySide(
      List<CheckPlugin> checks, Function<CheckPlugin, CheckRun> run) {
    var processors = Runtime.getRuntime().availableProcessors();
    try (var threads = Executors.newFixedThreadPool(processors, Thread.ofVirtual().factory())) {
      var running =
          checks.stream()
              .map(check -> CompletableFuture.supplyAsync(() -> run.apply(check), threads))
              .toList();
      return running.stream().map(CompletableFuture::join).toList();
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
    return switch (instances.whole().orElse(plugin.check())) {
      case EntityCheck<?> check ->
          new EntityChecking(context, subjects, bringers, monitor)
              .findings(check, instances, plugin.description().needs());
      case ProbeCheck<?, ?> check ->
          new ProbeChecking(context, subjects, network, monitor).findings(check);
    };
  }
}
