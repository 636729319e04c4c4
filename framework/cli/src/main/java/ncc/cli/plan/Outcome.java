package ncc.cli.plan;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.cli.terminal.Columns;
import ncc.cli.terminal.ExitCode;
import ncc.json.PlanJson.Planned;
import ncc.json.PlanJson.Written;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.message.Count;
import ncc.spi.run.Run;

/// What has become of those that a plan was for.
///
/// @param untold how many findings the plan could not be made for, as they could not be told
record Outcome(List<Line> lines, int untold) {
  /// What a new verdict says of what was to be mended.
  enum State {
    MENDED,
    NOT_YET,
    WORSE,
    UNKNOWN;

    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  record Line(Planned planned, State state, String now) {}

  static Outcome of(Written plan, Run run) {
    var lines = new ArrayList<Line>();
    for (var one : plan.planned()) {
      lines.add(line(one, verdict(one, run), taken(one, run)));
    }
    return new Outcome(lines, plan.untold());
  }

  /// When the oldest facts about it were taken; empty for what was asked now.
  private static Optional<Instant> taken(Planned one, Run run) {
    return one.item().subject().kind().equals(Kind.ENDPOINT)
        ? Optional.empty()
        : run.clusters().stream()
            .filter(cluster -> cluster.cluster().key().equals(one.cluster()))
            .flatMap(cluster -> cluster.parts().stream())
            .map(part -> part.origin().takenAt())
            .min(Comparator.naturalOrder());
  }

  /// The check of a cause, `<check>` or `<check>.<diagnosis>`.
  static String check(String cause) {
    int dot = cause.indexOf('.');
    return dot < 0 ? cause : cause.substring(0, dot);
  }

  /// The worst that its check says of it now.
  private static Optional<Verdict> verdict(Planned one, Run run) {
    return run.clusters().stream()
        .filter(cluster -> cluster.cluster().key().equals(one.cluster()))
        .flatMap(cluster -> cluster.checks().stream())
        .filter(check -> check.check().id().equals(check(one.item().cause())))
        .flatMap(check -> check.groups().stream())
        .flatMap(group -> group.findings().stream())
        .filter(finding ->
            finding.subject().kind().equals(one.item().subject().kind())
                && finding.subject().id().equals(one.item().subject().id()))
        .map(finding -> finding.verdict())
        .reduce((worst, other) -> other.status().isWorseThan(worst.status()) ? other : worst);
  }

  private static Line line(Planned one, Optional<Verdict> verdict, Optional<Instant> taken) {
    if (verdict.isEmpty()) {
      return new Line(one, State.UNKNOWN, "nothing is said of it any more");
    }
    var now = verdict.get();
    if (isTold(now) && taken.filter(one.since()::isAfter).isPresent()) {
      return new Line(
          one,
          State.UNKNOWN,
          "the facts are of %s, before the plan of %s"
              .formatted(seconds(taken.get()), seconds(one.since())));
    }
    var said = now.headline().isEmpty() ? "" : now.status() + " " + now.headline();
    return new Line(one, state(one, now), said);
  }

  /// Of a VM that is off, or of which nothing is told any more, it is not known whether it is
  /// mended.
  private static State state(Planned one, Verdict now) {
    return switch (now.status()) {
      case PASS -> State.MENDED;
      case SKIP, ERR -> State.UNKNOWN;
      case INFO, WARN, FAIL ->
          now.status().isWorseThan(one.item().status()) ? State.WORSE : State.NOT_YET;
    };
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static boolean isTold(Verdict now) {
    return now.status() != Status.SKIP && now.status() != Status.ERR;
  }

  /// Of a plan that nothing could be told for it is not known.
  boolean isMended() {
    return lines.stream().allMatch(line -> line.state() == State.MENDED)
        && !(lines.isEmpty() && untold > 0);
  }

  /// 1 where something is not mended yet, 2 where something is worse, 3 where something is unknown.
  int exitCode() {
    if (lines.isEmpty() || lines.stream().anyMatch(line -> line.state() == State.UNKNOWN)) {
      return ExitCode.ERR;
    }
    return lines.stream().anyMatch(line -> line.state() == State.WORSE) ? 2 : 1;
  }

  /// Such as `3 mended, 1 not yet`.
  String counts() {
    var missing =
        untold == 0
            ? ""
            : "; not looked at: " + Count.of(untold, "finding") + " that the plan could not tell";
    return states() + missing;
  }

  private String states() {
    return lines.isEmpty()
        ? "nothing was to be mended"
        : Stream.of(State.values())
            .map(state -> {
              long count = lines.stream().filter(line -> line.state() == state).count();
              return count == 0 ? "" : count + " " + state.words();
            })
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
  }

  /// A line for each subject, and how many there are of each.
  String text() {
    var columns = new Columns(0);
    lines.forEach(line ->
        columns.add(
            line.state().words(),
            line.planned().item().subject().name(),
            line.planned().item().cause(),
            line.now()));
    return columns.text() + counts() + "\n";
  }
}
