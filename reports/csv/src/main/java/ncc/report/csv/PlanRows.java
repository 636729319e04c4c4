package ncc.report.csv;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ncc.spi.check.Remedy;
import ncc.spi.run.Plan;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// The rows of a plan: a `task`, each `step` of it, each `subject` with a cause that it mends, and
/// what is `left` without a remedy.
final class PlanRows {
  private static final String END = "\r\n";

  private final Map<Column, String> cells = new EnumMap<>(Column.class);
  private final Appendable out;

  /// The columns, in their order. New ones are added at the end, none is renamed or taken away.
  private enum Column {
    RECORD,
    RUN,
    JUDGED_AT,
    TASK,
    CLUSTER,
    CLUSTER_ID,
    REMEDY,
    TITLE,
    WAVE,
    WAVES,
    START,
    REQUIRES,
    DISRUPTS,
    VERIFY,
    ROUTE,
    STEP,
    CAUSE,
    STATUS,
    KIND,
    SUBJECT_ID,
    SUBJECT_NAME,
    WHY
  }

  private PlanRows(Appendable out) {
    this.out = out;
  }

  static void write(Plan plan, Run run, Appendable out) throws IOException {
    var rows = new PlanRows(out);
    for (var column : Column.values()) {
      rows.put(column, column.name().toLowerCase(Locale.ROOT));
    }
    rows.end();
    int number = 1;
    for (var task : plan.tasks()) {
      rows.task(task, number++, run);
    }
    for (var left : plan.left()) {
      rows.left(left, run);
    }
  }

  private PlanRows row(String record, Run run) {
    cells.clear();
    return put(Column.RECORD, record)
        .put(Column.RUN, run.id())
        .put(Column.JUDGED_AT, run.now().toString());
  }

  private void task(Plan.Task task, int number, Run run) throws IOException {
    of(task, "task", number, run)
        .put(Column.TITLE, task.remedy().title())
        .put(Column.WAVES, Integer.toString(task.waves()))
        .put(Column.REQUIRES, task.remedy().requires())
        .put(Column.DISRUPTS, task.remedy().disrupts())
        .put(Column.VERIFY, task.proof())
        .end();
    for (var step : task.steps()) {
      step(of(task, "step", number, run), step);
    }
    for (var item : task.items()) {
      of(task, "subject", number, run)
          .subject(item.subject())
          .put(Column.CAUSE, item.cause())
          .put(Column.STATUS, item.status().name())
          .end();
    }
  }

  private PlanRows of(Plan.Task task, String record, int number, Run run) {
    return row(record, run)
        .put(Column.TASK, Integer.toString(number))
        .put(Column.CLUSTER, task.cluster().name())
        .put(Column.CLUSTER_ID, task.cluster().key())
        .put(Column.REMEDY, task.remedy().id())
        .put(Column.WAVE, Integer.toString(task.wave()))
        .put(Column.START, start(task.start()));
  }

  private static String start(Optional<Instant> start) {
    return start.map(Instant::toString).orElse("");
  }

  private static void step(PlanRows row, Remedy.Step step) throws IOException {
    row.put(Column.ROUTE, step.route().words()).put(Column.STEP, step.text()).end();
  }

  private void left(Plan.Left left, Run run) throws IOException {
    row("left", run)
        .put(Column.CLUSTER, left.cluster().name())
        .put(Column.CLUSTER_ID, left.cluster().key())
        .subject(left.subject())
        .put(Column.CAUSE, left.cause())
        .put(Column.STATUS, left.status().name())
        .put(Column.WHY, left.why())
        .end();
  }

  private PlanRows subject(Subject subject) {
    return put(Column.KIND, subject.kind().id())
        .put(Column.SUBJECT_ID, subject.id())
        .put(Column.SUBJECT_NAME, subject.name());
  }

  private PlanRows put(Column column, String text) {
    cells.put(column, Cell.text(text));
    return this;
  }

  private void end() throws IOException {
    for (var column : Column.values()) {
      out.append(column == Column.RECORD ? "" : ",")
          .append(Cell.quoted(cells.getOrDefault(column, "")));
    }
    out.append(END);
  }
}
