package ncc.server.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.engine.Catalog;
import ncc.server.plan.DaemonPlan;
import ncc.server.setting.CheckControl;
import ncc.server.task.RunNow;
import ncc.spi.inventory.Inventory;
import ncc.store.Store;
import ncc.store.schedule.PlannedSlot;
import ncc.store.sql.StoreException;

/// What the daemon lets its pages, its API and its metrics see. Safe for any number of threads.
public interface Served {
  /// Unique among the daemons of the store.
  String name();

  Store store();

  /// Checks, report formats and the problems of plugins.
  Catalog catalog();

  /// What holds now.
  DaemonPlan plan();

  /// How checks are set, and setting them.
  CheckControl control();

  /// Where people ask for runs.
  RunNow runNow();

  InstantSource clock();

  /// The clusters this daemon looks after, sorted.
  Set<String> clusters();

  /// What is planned and what runs, in the order in which it is due.
  List<PlannedSlot> planned() throws StoreException;

  /// What was wrong with the clock last, and when it was found, in words for people.
  default Optional<String> clockNotice() {
    return Optional.empty();
  }

  /// Whether a cluster is looked after, or may be: sources of many clusters have to tell first.
  default boolean isConfigured(String cluster) {
    return clusters().contains(cluster);
  }

  /// How many runs wait in memory for the store.
  int waitingRuns();

  /// What is known of a cluster now. What is at hand and older than the plan allows is read anew,
  /// for which nobody waits longer than a moment.
  ///
  /// @return empty while the cluster is being read, and for one that is not looked after here
  Optional<Inventory> inventory(String cluster);
}
