package ncc.cli.task;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Optional;
import ncc.cli.daemon.Answered;
import ncc.cli.daemon.DaemonClient;
import ncc.cli.terminal.Failure;
import ncc.json.RunJson;
import ncc.server.task.RunRequest;
import ncc.spi.run.Run;
import ncc.store.task.TaskProgress;

/// Runs that are asked of a daemon, which knows by the token who asks.
record DaemonRuns(DaemonClient daemon) implements RunDesk {
  DaemonRuns {
    requireNonNull(daemon);
  }

  @Override
  public Optional<String> ask(RunRequest wish) throws Failure {
    var body = new LinkedHashMap<String, Object>();
    body.put("what", wish.what());
    body.put("clusters", wish.clusters().stream().sorted().toList());
    if (wish.onlyFailed()) {
      body.put("only", "failed");
    }
    var task = daemon.post("/runs", body);
    return task.isEmpty() ? Optional.empty() : Optional.of(new Answered(task.get()).text("id"));
  }

  @Override
  public Optional<TaskProgress> task(String id) throws Failure {
    var task = daemon.read("/tasks/" + DaemonClient.encoded(id), DaemonClient::object);
    return task.isEmpty() ? Optional.empty() : Optional.of(progress(new Answered(task.get())));
  }

  private static TaskProgress progress(Answered task) throws Failure {
    return new TaskProgress(
        task.text("id"),
        task.text("who"),
        task.text("what"),
        task.instant("asked_at"),
        task.optionalInstant("ended_at"),
        (int) task.number("items"),
        (int) task.number("done"),
        (int) task.number("dropped"),
        task.count("shared"),
        task.count("inapplicable"));
  }

  /// As it is saved, so that every report can be made of it here.
  @Override
  public Optional<Run> result(String id) throws Failure {
    return daemon.read(
        "/runs/%s/report/json".formatted(DaemonClient.encoded(id)),
        in -> RunJson.read(in, "the daemon's report"));
  }
}
