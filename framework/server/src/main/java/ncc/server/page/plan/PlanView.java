package ncc.server.page.plan;

import java.util.List;
import ncc.server.page.frame.Query;
import ncc.spi.check.Status;
import ncc.spi.run.Plan;

/// What the page of a plan shows. Public for the template engine only.
///
/// @param left how many last runs were left out
/// @param tasks how many there are
/// @param shown the first of them
/// @param subjects how many they are for
/// @param withoutRemedy the first findings that nothing mends
/// @param withoutRemedies how many there are
/// @param formats what it can be downloaded as
/// @param scope words for what it was asked for; empty for all
public record PlanView(
    Query query,
    long left,
    int tasks,
    List<Task> shown,
    long subjects,
    List<Plan.Left> withoutRemedy,
    int withoutRemedies,
    List<String> formats,
    List<String> scope) {
  private static final int TASKS = 12;
  private static final int NAMES = 20;
  private static final int BLOCK = 4000;

  static PlanView of(Plan plan, long left, Query query, List<String> formats, List<String> scope) {
    return new PlanView(
        query,
        left,
        plan.tasks().size(),
        plan.tasks().stream().limit(TASKS).map(Task::new).toList(),
        plan.tasks().stream().flatMap(task -> task.subjects().stream()).distinct().count(),
        plan.left().stream().limit(NAMES).toList(),
        plan.left().size(),
        formats,
        scope);
  }

  /// The address of the download in one format.
  public String download(String format) {
    return new Query("/plan/" + format, query.values()).address();
  }

  /// One task. Public for the template engine only.
  public record Task(Plan.Task task) {
    public Status state() {
      return Status.worst(task.items().stream().map(Plan.Item::status).toList());
    }

    /// The first names.
    public List<String> names() {
      return task.subjects().stream()
          .limit(NAMES)
          .map(one -> one.name().isBlank() ? one.id() : one.name())
          .toList();
    }

    public int more() {
      return Math.max(0, task.subjects().size() - NAMES);
    }

    /// Whether its commands are too long for a page.
    public boolean isLong() {
      return task.steps().stream().mapToInt(step -> step.text().length()).sum() > BLOCK;
    }
  }
}
