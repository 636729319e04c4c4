package ncc.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ncc.cli.terminal.Printable;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.message.Count;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// A plan for a person, and as a script for a CVM.
record PlanText(Plan plan, Run run) {
  private static final String NOTHING_RUNS =
      "ncc runs none of this: read it, then do what you agree with.";

  /// Task by task.
  String text() {
    var lines = new ArrayList<String>();
    lines.add(
        Count.of(plan.tasks().size(), "task")
            + " for "
            + Count.of(subjects(), "subject")
            + ", judged as of "
            + run.now());
    lines.add(NOTHING_RUNS);
    int number = 1;
    for (var task : plan.tasks()) {
      lines.add("");
      lines.add("%d. %s".formatted(number++, title(task)));
      about(task).forEach(line -> lines.add("   " + line));
      var at = Optional.<Route>empty();
      for (var step : task.steps()) {
        if (at.filter(step.route()::equals).isEmpty()) {
          lines.add("   " + step.route().words() + ":");
        }
        at = Optional.of(step.route());
        lines.add("     " + Printable.of(step.text()));
      }
      lines.add("   Whether it worked: " + verify(task));
    }
    if (!plan.left().isEmpty()) {
      lines.add("");
      lines.add("Without a remedy: " + Count.of(plan.left().size(), "subject"));
      left().forEach(line -> lines.add("   " + line));
    }
    return joined(lines);
  }

  /// A script of what is typed on a CVM of the one cluster it is for; all else is in comments.
  String script() {
    var lines = new ArrayList<String>();
    lines.add("#!/bin/sh");
    clusters()
        .forEach(name ->
            lines.add(
                "# For a CVM of the cluster " + Printable.of(name) + ", as the user nutanix."));
    lines.add("# Made by ncc of run " + Printable.of(run.id()) + ", judged as of " + run.now());
    lines.add("# " + NOTHING_RUNS);
    lines.add("set -eu");
    int number = 1;
    for (var task : plan.tasks()) {
      lines.add("");
      lines.add("# %d. %s".formatted(number++, title(task)));
      about(task).forEach(line -> lines.add("# " + line));
      task.steps().forEach(step -> lines.add(typed(step)));
      lines.add("# Whether it worked: " + verify(task));
    }
    if (!plan.left().isEmpty()) {
      lines.add("");
      lines.add("# Without a remedy: " + Count.of(plan.left().size(), "subject"));
      left().forEach(line -> lines.add("# " + line));
    }
    return joined(lines);
  }

  /// What lacks a word, or is not typed on a CVM, is left to the reader.
  private static String typed(Remedy.Step step) {
    boolean isWhole = step.text().indexOf('<') < 0 && step.text().indexOf('\n') < 0;
    return step.route() == Route.CVM && isWhole
        ? step.text()
        : "# " + step.route().words() + ": " + Printable.of(step.text());
  }

  /// The clusters that it is for, by name.
  List<String> clusters() {
    return plan.tasks().stream().map(task -> task.cluster().name()).distinct().toList();
  }

  private long subjects() {
    return plan.tasks().stream().flatMap(task -> task.subjects().stream()).distinct().count();
  }

  private static String title(Plan.Task task) {
    var wave = task.waves() == 1 ? "" : " (wave %d of %d)".formatted(task.wave(), task.waves());
    return task.remedy().title() + wave;
  }

  private static List<String> about(Plan.Task task) {
    var lines = new ArrayList<String>();
    lines.add("Cluster: " + Printable.of(task.cluster().name()));
    lines.add("Causes: " + String.join(", ", task.causes()));
    lines.add(names(task.subjects()));
    if (!task.remedy().disrupts().isEmpty()) {
      lines.add("Meanwhile: " + task.remedy().disrupts());
    }
    return lines;
  }

  private static String names(List<Subject> subjects) {
    return Count.of(subjects.size(), subjects.getFirst().kind().label())
        + ": "
        + subjects.stream()
            .map(subject -> Printable.of(subject.name().isBlank() ? subject.id() : subject.name()))
            .collect(Collectors.joining(", "));
  }

  private static String verify(Plan.Task task) {
    return task.verify().isEmpty() ? "ncc " + task.check().words() : Printable.of(task.verify());
  }

  private List<String> left() {
    return plan.left().stream()
        .map(one ->
            Printable.of(one.cluster().name())
                + " "
                + Printable.of(one.subject().name())
                + ": "
                + Printable.of(one.why()))
        .toList();
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
