package ncc.json;

import java.io.IOException;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingIds;
import ncc.spi.run.Run;

/// A run as JSON Lines, for whatever reads one line at a time.
///
/// The first line is of `kind` `run`, then comes each cluster with a line of kind `cluster`, which
/// holds its caveats, and one line of kind `finding` for each finding, worst checks and findings
/// first. A run without findings still has its first line, so that nothing looks like "nothing to
/// report". `line.schema.json` tells the members of each.
public final class FindingLines {
  private final JsonOut json;
  private final Run run;

  private FindingLines(JsonOut json, Run run) {
    this.json = json;
    this.run = run;
  }

  public static void write(Run run, Appendable out) throws IOException {
    try (var json = new JsonOut(out)) {
      new FindingLines(json, run).write();
    }
  }

  private void write() throws IOException {
    var envelope = new RunWriter(json);
    json.object(() -> {
      json.member("schema_version", RunJson.SCHEMA_VERSION);
      json.member("kind", "run");
      json.object("run", () -> envelope.run(run));
      json.array("plugin_problems", () -> envelope.problems(run.problems()));
    });
    for (var cluster : run.clusters()) {
      cluster(cluster);
    }
    json.endLine();
  }

  private void cluster(ClusterRun cluster) throws IOException {
    json.object(() -> {
      common("cluster", cluster);
      json.member("status", cluster.status());
      json.member("complete", cluster.isComplete());
      json.member("vms", cluster.vms());
      json.member("ngt_vms", cluster.ngtVms());
      json.array("caveats", () -> ClusterWriter.caveats(json, cluster.caveats()));
    });
    for (var check : cluster.checks()) {
      check(cluster, check);
    }
  }

  private void check(ClusterRun cluster, CheckRun check) throws IOException {
    var ids = new FindingIds(cluster.cluster().key(), check.check().id());
    for (var group : check.groups()) {
      for (var finding : group.findings()) {
        json.object(() -> finding(cluster, check, finding, ids));
      }
    }
  }

  private void finding(ClusterRun cluster, CheckRun check, Finding finding, FindingIds ids)
      throws IOException {
    common("finding", cluster);
    json.member("check", check.check().id());
    json.member("status", finding.status());
    json.member("headline", finding.verdict().headline());
    var writer = new GroupWriter(json, ids);
    writer.advice(finding.verdict());
    writer.common(finding);
  }

  private void common(String kind, ClusterRun cluster) throws IOException {
    json.member("schema_version", RunJson.SCHEMA_VERSION);
    json.member("kind", kind);
    json.member("run", run.id());
    json.member("now", run.now());
    json.object(
        "cluster",
        () -> {
          json.member("key", cluster.cluster().key());
          json.member("name", cluster.cluster().name());
        });
  }
}
