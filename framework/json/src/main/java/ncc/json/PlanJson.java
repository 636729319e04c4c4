package ncc.json;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ncc.spi.check.Status;
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

  /// What is to be mended, on which cluster.
  ///
  /// @param cluster its key
  /// @param since when the plan was made: what was seen earlier says nothing of it
  public record Planned(String cluster, Plan.Item item, Instant since) {}

  /// A plan as it was written.
  ///
  /// @param planned what its tasks mend, and what it knew no remedy for
  /// @param untold how many findings could not be told
  public record Written(List<Planned> planned, int untold) {}

  /// Reads the plan that [#write] wrote, in UTF-8.
  ///
  /// @param name what to call the document in messages
  /// @throws RunFormatException when it is damaged or something else
  public static Written read(InputStream in, String name) throws IOException {
    try (var json = new JsonIn(in, name)) {
      var read = new ArrayList<Fields>(1);
      json.document(() -> read.add(Fields.read(json)));
      return written(read.getFirst());
    }
  }

  private static Written written(Fields plan) throws IOException {
    if (!plan.has("tasks")) {
      throw plan.wrong("\"tasks\" is missing; expected a plan of ncc plan");
    }
    var since = plan.instant("now");
    var planned = new ArrayList<Planned>();
    for (var task : plan.objects("tasks")) {
      for (var item : task.objects("subjects")) {
        planned.add(new Planned(task.text("cluster"), item(item, item), since));
      }
    }
    int untold = 0;
    for (var one : plan.objects("left")) {
      if (one.has("status") && one.constant("status", Status.class) != Status.ERR) {
        planned.add(new Planned(one.text("cluster"), item(one, one.object("subject")), since));
      } else {
        untold++;
      }
    }
    return new Written(planned, untold);
  }

  private static Plan.Item item(Fields item, Fields subject) throws IOException {
    return new Plan.Item(
        new Subject(subject.kind("kind"), subject.text("id"), subject.text("name")),
        item.text("cause"),
        item.constant("status", Status.class));
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
        json.member("start", task.start().orElse(null));
        json.member("requires", task.remedy().requires());
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
        json.member("recheck", task.recheck());
        json.tallArray("subjects", () -> items(task.items(), json));
      });
    }
  }

  private static void items(List<Plan.Item> items, JsonOut json) throws IOException {
    for (var item : items) {
      json.object(() -> {
        subject(item.subject(), json);
        json.member("cause", item.cause());
        json.member("status", item.status());
      });
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
        json.member("status", one.status());
        json.object("subject", () -> subject(one.subject(), json));
        json.member("why", one.why());
      });
    }
  }
}
