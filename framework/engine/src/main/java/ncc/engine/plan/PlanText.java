package ncc.engine.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ncc.engine.Printable;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.inventory.Cluster;
import ncc.spi.message.Count;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// A plan for a person, and as a script for a CVM.
///
/// @param windows that its tasks were put into; empty for any time
public record PlanText(Plan plan, Run run, Optional<Windows> windows) {
  /// What says how long a task takes.
  public static final String TASK_TIME = "--task-time";

  private static final String NOTHING_RUNS =
      "ncc runs none of this: read it, then do what you agree with.";

  public PlanText {
    requireNonNull(plan);
    requireNonNull(run);
    requireNonNull(windows);
  }

  /// Task by task.
  public String text() {
    var lines = new ArrayList<String>();
    lines.add(
        Count.of(plan.tasks().size(), "task")
            + " for "
            + Count.of(subjects(), "subject")
            + ", judged as of "
            + run.now());
    lines.add(NOTHING_RUNS);
    windows.ifPresent(all -> lines.add(all.rule(TASK_TIME)));
    int number = 1;
    for (var task : plan.tasks()) {
      lines.add("");
      lines.add(Printable.of("%d. %s".formatted(number++, title(task))));
      about(task).forEach(line -> lines.add("   " + Printable.of(line)));
      var at = Optional.<Route>empty();
      for (var step : task.steps()) {
        if (at.filter(step.route()::equals).isEmpty()) {
          lines.add("   " + step.route().words() + ":");
        }
        at = Optional.of(step.route());
        lines.add("     " + Printable.of(shown(step)));
      }
      lines.add("   Whether it worked: " + Printable.of(task.proof()));
    }
    if (!plan.left().isEmpty()) {
      lines.add("");
      lines.add("Without a remedy: " + Count.of(plan.left().size(), "finding"));
      left().forEach(line -> lines.add("   " + line));
    }
    return joined(lines);
  }

  /// A script of what is typed on a CVM of the one cluster it is for; all else is in comments.
  public String script() {
    var lines = new ArrayList<String>();
    lines.add("#!/bin/sh");
    lines.add("# shellcheck disable=SC2016 # names stand in single quotes, whatever is in them");
    clusters()
        .forEach(name ->
            lines.add(comment("For a CVM of the cluster " + name + ", as the user nutanix.")));
    lines.add(comment("Made by ncc of run " + run.id() + ", judged as of " + run.now()));
    lines.add(comment(NOTHING_RUNS));
    windows.ifPresent(all -> lines.add(comment(all.rule(TASK_TIME))));
    lines.add("set -eu");
    int number = 1;
    for (var task : plan.tasks()) {
      lines.add("");
      lines.add(comment("%d. %s".formatted(number++, title(task))));
      about(task).forEach(line -> lines.add(comment(line)));
      if (task.wave() > 1 || task.start().isPresent()) {
        lines.add(stop(task));
      }
      task.steps().forEach(step -> lines.add(typed(step)));
      lines.add(comment("Whether it worked: " + task.proof()));
    }
    if (!plan.left().isEmpty()) {
      lines.add("");
      lines.add(comment("Without a remedy: " + Count.of(plan.left().size(), "finding")));
      left().forEach(line -> lines.add(comment(line)));
    }
    return joined(lines);
  }

  /// What lacks a word is no command yet.
  private static String shown(Remedy.Step step) {
    return step.hasBlank() ? "fill in, then: " + step.text() : step.text();
  }

  /// What lacks a word, holds what a reader would not see, or is not typed on a CVM is left to the
  /// reader.
  private static String typed(Remedy.Step step) {
    boolean isSeen = Printable.of(step.text()).equals(step.text());
    return step.route() == Route.CVM && !step.hasBlank() && isSeen
        ? step.text()
        : comment(step.route().words() + ": " + step.text());
  }

  /// A wave waits for a person, who has seen what became of the one before. Without a terminal the
  /// script ends there.
  private static String stop(Plan.Task task) {
    var start = task.start().map(at -> ", from " + at).orElse("");
    return "printf 'Wave %d of %d%s: Enter goes on, Ctrl-C ends. '; read -r _ </dev/tty"
        .formatted(task.wave(), task.waves(), start);
  }

  /// One line, whatever is in it.
  private static String comment(String line) {
    return "# " + Printable.of(line);
  }

  /// The clusters that it is for, by name; where several are called the same, with their ids.
  public List<String> clusters() {
    var clusters = plan.tasks().stream().map(Plan.Task::cluster).distinct().toList();
    return clusters.stream().map(this::called).distinct().toList();
  }

  private String called(Cluster cluster) {
    boolean isAlone =
        run.clusters().stream()
            .map(one -> one.cluster())
            .noneMatch(
                one -> one.name().equals(cluster.name()) && !one.key().equals(cluster.key()));
    return isAlone ? cluster.name() : cluster.name() + " (" + cluster.key() + ")";
  }

  private long subjects() {
    return plan.tasks().stream().flatMap(task -> task.subjects().stream()).distinct().count();
  }

  private static String title(Plan.Task task) {
    var wave = task.waves() == 1 ? "" : " (wave %d of %d)".formatted(task.wave(), task.waves());
    return task.remedy().title() + wave;
  }

  private List<String> about(Plan.Task task) {
    var lines = new ArrayList<String>();
    lines.add("Cluster: " + called(task.cluster()));
    lines.add("Causes: " + String.join(", ", task.causes()));
    lines.add(names(task.subjects()));
    windows.ifPresent(all -> task.start().ifPresent(at -> lines.add("Start: " + all.text(at))));
    if (!task.remedy().requires().isEmpty()) {
      lines.add("Before: " + task.remedy().requires());
    }
    if (!task.remedy().disrupts().isEmpty()) {
      lines.add("Meanwhile: " + task.remedy().disrupts());
    }
    return lines;
  }

  private static String names(List<Subject> subjects) {
    return Count.of(subjects.size(), subjects.getFirst().kind().label())
        + ": "
        + subjects.stream()
            .map(subject -> subject.name().isBlank() ? subject.id() : subject.name())
            .collect(Collectors.joining(", "));
  }

  private List<String> left() {
    return plan.left().stream()
        .map(one ->
            Printable.of(
                called(one.cluster())
                    + " "
                    + (one.subject().name().isBlank() ? one.subject().id() : one.subject().name())
                    + ": "
                    + one.why()))
        .toList();
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
