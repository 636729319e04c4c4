package ncc.cli.task;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.server.task.RunNow;
import ncc.server.task.RunRefusedException;
import ncc.server.task.RunRequest;
import ncc.spi.run.Run;
import ncc.store.Store;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskProgress;

/// Runs that are asked for in a store.
///
/// @param who asks
record StoredRuns(Store store, RunNow now, String who) implements RunDesk {
  StoredRuns {
    requireNonNull(store);
    requireNonNull(now);
    requireNonNull(who);
  }

  @Override
  public Optional<String> ask(RunRequest wish) throws Failure, StoreException {
    try {
      return now.ask(who, wish);
    } catch (RunRefusedException e) {
      throw Failure.of(ExitCode.USAGE, e);
    }
  }

  @Override
  public Optional<TaskProgress> task(String id) throws StoreException {
    return store.tasks().find(id);
  }

  @Override
  public Optional<Run> result(String id) throws StoreException {
    return store.history().task(id);
  }
}
