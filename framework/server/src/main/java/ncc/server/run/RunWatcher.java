package ncc.server.run;

import java.time.Instant;
import ncc.spi.inventory.Inventory;
import ncc.spi.run.Run;

/// Somebody who wants to know of every run of this daemon, such as its metrics. Called by the
/// thread that ran it, before the run is stored; it must be quick and safe for any number of
/// threads.
public interface RunWatcher {
  /// @param inventory what the check looked at
  /// @param due when the run was to start
  void ran(Run run, Inventory inventory, Instant due);
}
