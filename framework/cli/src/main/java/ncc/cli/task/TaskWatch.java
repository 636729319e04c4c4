package ncc.cli.task;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.time.Duration;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskProgress;

/// Waits for a task, and prints how far it is: whenever it gets on, and at last how it ended.
///
/// @param pause between two looks
record TaskWatch(RunDesk desk, PrintStream err, Duration pause) {
  /// How often nobody has done anything before the operator is asked whether there is a daemon.
  private static final int PATIENCE = 100;

  TaskWatch {
    requireNonNull(desk);
    requireNonNull(err);
    requireNonNull(pause);
  }

  /// @throws Failure when somebody stops it, or when the task is not kept any more
  void await(String id) throws Failure, StoreException {
    int looks = 0;
    var told = "";
    var task = find(id);
    while (task.endedAt().isEmpty()) {
      told = tell(task, told);
      if (++looks == PATIENCE && task.waiting() == task.items()) {
        say("nothing has run yet; is 'ncc serve' running?");
      }
      pauseOnce();
      task = find(id);
    }
    tell(task, told);
  }

  private String tell(TaskProgress task, String told) {
    var text = progress(task);
    if (!text.equals(told)) {
      say(text);
    }
    return text;
  }

  private TaskProgress find(String id) throws Failure, StoreException {
    return desk.task(id)
        .orElseThrow(() -> new Failure(ExitCode.ERR, "task %s is not kept any more".formatted(id)));
  }

  private void pauseOnce() throws Failure {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.ERR, "stopped; the daemon goes on", e);
    }
  }

  private void say(String text) {
    err.println("ncc: " + text);
  }

  static String progress(TaskProgress task) {
    var dropped = task.dropped() == 0 ? "" : ", %d that cannot run".formatted(task.dropped());
    var shared =
        task.shared() == 0
            ? ""
            : ", %d of them shared with a run that was reading at that time"
                .formatted(task.shared());
    var inapplicable =
        task.inapplicable() == 0
            ? ""
            : "; %d more are not made for their cluster".formatted(task.inapplicable());
    return "%d of %d done%s%s%s"
        .formatted(task.done(), task.items(), shared, dropped, inapplicable);
  }
}
