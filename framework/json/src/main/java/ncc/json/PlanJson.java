package ncc.json;

import java.io.IOException;
import java.util.List;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// A plan as a JSON document: what to do, task by task, and what nothing is known to mend.
public final class PlanJson {
  static final String SCHEMA_VERSION = "1.0";

  private PlanJson() {}

  /// @param run that the plan was made of
  public static void write(Plan plan, Run run, Appendable out) throws IOException {
    try (var json = new JsonOut(out)) {
      json.tallObject(() -> {
        json.member("schema_version", SCHEMA_VERSION);
        json.member("run", run.id());
        json.member("now", run.now());
        json.tallArray("tasks", () -> tasks(plan.tasks(), json));
        json.tallArray("left", () -> left(plan.left(), json));
      });
      json.endLine();
    }
  }

  private static void tasks(List<Plan.Task> tasks, JsonOut json) throws IOException {
    for (var task : tasks) {
      json.tallObject(() -> {
        json.member("cluster", task.cluster().key());
        json.member("cluster_name", task.cluster().name());
        json.member("remedy", task.remedy().id());
        json.member("title", task.remedy().title());
        json.texts("causes", task.causes());
        json.member("wave", task.wave());
        json.member("waves", task.waves());
        json.member("disrupts", task.remedy().disrupts());
        json.tallArray(
            "steps",
            () -> {
              for (var step : task.steps()) {
                json.object(() -> {
                  json.member("route", step.route());
                  json.member("text", step.text());
                });
              }
            });
        json.member("verify", task.verify());
        json.member("recheck", "ncc " + task.check().words());
        json.tallArray("subjects", () -> subjects(task.subjects(), json));
      });
    }
  }

  private static void subjects(List<Subject> subjects, JsonOut json) throws IOException {
    for (var subject : subjects) {
      json.object(() -> subject(subject, json));
    }
  }

  private static void subject(Subject subject, JsonOut json) throws IOException {
    json.member("kind", subject.kind());
    json.member("id", subject.id());
    json.member("name", subject.name());
  }

  private static void left(List<Plan.Left> left, JsonOut json) throws IOException {
    for (var one : left) {
      json.object(() -> {
        json.member("cluster", one.cluster().key());
        json.member("cluster_name", one.cluster().name());
        json.member("cause", one.cause());
        json.object("subject", () -> subject(one.subject(), json));
        json.member("why", one.why());
      });
    }
  }
}
