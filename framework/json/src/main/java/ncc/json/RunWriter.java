package ncc.json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.Run;

/// Writes the envelope: the run itself, broken plugins, the checks' metadata, the clusters.
final class RunWriter {
  private final JsonOut json;

  RunWriter(JsonOut json) {
    this.json = json;
  }

  void write(Run run) throws IOException {
    json.tallObject(() -> members(run));
    json.endLine();
  }

  private void members(Run run) throws IOException {
    json.member("schema_version", RunJson.SCHEMA_VERSION);
    json.tallObject("run", () -> run(run));
    json.tallArray("plugin_problems", () -> problems(run.problems()));
    var checks = checks(run);
    json.tallArray("checks", () -> descriptions(checks));
    json.tallArray("clusters", () -> clusters(run.clusters(), checks));
  }

  void run(Run run) throws IOException {
    json.member("id", run.id());
    json.member("version", run.version());
    json.member("command", run.command());
    json.member("started_at", run.startedAt());
    json.member("now", run.now());
    json.member("took_seconds", run.took());
    json.member("aborted", run.aborted());
    json.member("status", run.status());
  }

  void problems(List<PluginProblem> problems) throws IOException {
    for (var problem : problems) {
      json.object(() -> {
        json.member("where", problem.where());
        json.member("what", problem.what());
        if (problem.accepted()) {
          json.member("accepted", true);
        }
      });
    }
  }

  private void descriptions(Map<String, CheckDescription> checks) throws IOException {
    var writer = new DescriptionWriter(json);
    for (var check : checks.values()) {
      json.tallObject(() -> writer.members(check));
    }
  }

  private void clusters(List<ClusterRun> clusters, Map<String, CheckDescription> checks)
      throws IOException {
    var writer = new ClusterWriter(json, checks);
    for (var cluster : clusters) {
      json.tallObject(() -> writer.members(cluster));
    }
  }

  private static Map<String, CheckDescription> checks(Run run) {
    var checks = new LinkedHashMap<String, CheckDescription>();
    for (var cluster : run.clusters()) {
      for (var check : cluster.checks()) {
        checks.putIfAbsent(check.check().id(), check.check().with(List.of()));
      }
    }
    return checks;
  }
}
