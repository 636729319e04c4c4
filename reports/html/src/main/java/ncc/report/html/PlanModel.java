package ncc.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.run.Cause;
import ncc.spi.run.Causes;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;

/// What `plan.ftlh` is filled from.
final class PlanModel {
  private PlanModel() {}

  static Map<String, Object> of(Plan plan, Run run, Locale locale) {
    var model = new HashMap<String, Object>();
    model.put("language", locale.getLanguage().isEmpty() ? "en" : locale.toLanguageTag());
    model.put("styleHash", InlineAsset.STYLE.hash());
    model.put("text", new Texts(locale));
    model.put("run", run);
    model.put("plan", plan);
    model.put("tasks", plan.tasks().stream().map(TaskView::new).toList());
    model.put("subjects", subjects(plan));
    model.put("state", state(plan));
    model.put(
        "clusters",
        run.clusters().stream().map(cluster -> cluster.cluster().name()).distinct().toList());
    model.put("headlines", headlines(run));
    return model;
  }

  private static long subjects(Plan plan) {
    return plan.tasks().stream().flatMap(task -> task.subjects().stream()).distinct().count();
  }

  /// The worst that is to be mended, or that nothing is known for.
  private static Status state(Plan plan) {
    var statuses = new ArrayList<Status>();
    plan.tasks().forEach(task -> task.items().forEach(item -> statuses.add(item.status())));
    plan.left().forEach(left -> statuses.add(left.status()));
    return statuses.isEmpty() ? Status.PASS : Status.worst(statuses);
  }

  /// What is said of causes, by their ids.
  private static Map<String, String> headlines(Run run) {
    var headlines = new HashMap<String, String>();
    run.clusters().stream()
        .flatMap(cluster -> Causes.of(cluster).stream())
        .forEach((Cause cause) -> headlines.putIfAbsent(cause.id(), cause.headline()));
    return headlines;
  }

  /// A task as the page shows it. Public for the template engine only.
  public record TaskView(Plan.Task task) {
    private static final int FIRST = 20;

    public Status state() {
      return Status.worst(task.items().stream().map(Plan.Item::status).toList());
    }

    public String kind() {
      return task.subjects().getFirst().kind().id();
    }

    public List<String> first() {
      return names().limit(FIRST).toList();
    }

    public List<String> rest() {
      return names().skip(FIRST).toList();
    }

    private Stream<String> names() {
      return task.subjects().stream().map(one -> one.name().isBlank() ? one.id() : one.name());
    }
  }
}
