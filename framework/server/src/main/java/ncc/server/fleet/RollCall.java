package ncc.server.fleet;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;

/// Asks all clusters that the operator named who they are before one of them is judged whose UUID
/// another may tell, too: whoever is read first is not taken for sound. Safe for use by many
/// threads.
public final class RollCall {
  private final KnownClusters known;
  private final Consumer<Set<String>> changed;
  private final ReentrantLock turn = new ReentrantLock();

  /// @param changed takes the names of clusters that are in conflict since, or no longer: what was
  ///   judged of them holds no more
  public RollCall(KnownClusters known, Consumer<Set<String>> changed) {
    this.known = requireNonNull(known);
    this.changed = requireNonNull(changed);
  }

  /// `inventory` as [KnownClusters#of] tells it once all are known that can be read; waits for them
  /// as long as reading them may take.
  public Inventory of(Inventory inventory, Fleet fleet) throws InterruptedException {
    var cluster = inventory.cluster();
    var named = fleet.named();
    if (known.isInDoubt(cluster, named)) {
      callInTurn(cluster, fleet);
    }
    tell(known.learn(List.of(cluster), named));
    return known.of(inventory, named);
  }

  private void callInTurn(Cluster cluster, Fleet fleet) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      if (known.isInDoubt(cluster, fleet.named())) {
        tell(known.learn(called(cluster, fleet), fleet.named()));
      }
    } finally {
      turn.unlock();
    }
  }

  private Collection<Cluster> called(Cluster cluster, Fleet fleet) throws InterruptedException {
    var others = new TreeSet<>(known.unsettled(fleet.named()));
    others.remove(cluster.name());
    var clusters = new ArrayList<>(List.of(cluster));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls(others, fleet))) {
        clusters.add(answer.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return clusters;
  }

  private static List<Callable<Cluster>> calls(Set<String> names, Fleet fleet) {
    return names.stream()
        .map(name ->
            (Callable<Cluster>)
                () -> fleet.inventory(name).map(Inventory::cluster).orElse(Cluster.named(name)))
        .toList();
  }

  private void tell(Set<String> clusters) {
    if (!clusters.isEmpty()) {
      changed.accept(clusters);
    }
  }
}
