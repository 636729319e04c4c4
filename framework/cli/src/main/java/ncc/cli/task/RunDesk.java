package ncc.cli.task;

import java.util.Optional;
import ncc.cli.terminal.Failure;
import ncc.server.task.RunRequest;
import ncc.spi.run.Run;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskProgress;

/// Where runs are asked for: a store here, or a daemon elsewhere.
interface RunDesk {
  /// The id of the task; empty where nothing has failed.
  ///
  /// @throws Failure when there is no such thing to run
  Optional<String> ask(RunRequest wish) throws Failure, StoreException;

  /// How far a task is; empty when it is not kept any more.
  Optional<TaskProgress> task(String id) throws Failure, StoreException;

  /// All that a task has run; empty when nothing of it ran.
  Optional<Run> result(String id) throws Failure, StoreException;
}
