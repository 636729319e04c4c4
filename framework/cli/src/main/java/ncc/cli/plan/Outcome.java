package ncc.cli.plan;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.cli.terminal.Columns;
import ncc.cli.terminal.ExitCode;
import ncc.json.PlanJson.Planned;
import ncc.json.PlanJson.Written;
import ncc.spi.check.Remedy;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.message.Count;
import ncc.spi.run.Found;
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
    var said = said(plan, run);
    var lines = new ArrayList<Line>();
    for (var one : plan.planned()) {
      lines.add(line(one, Optional.ofNullable(said.get(Key.of(one))), taken(one, run)));
    }
    return new Outcome(lines, plan.untold());
  }

  /// What is looked for in a run.
  private record Key(String cluster, String check, Kind kind, String id) {
    static Key of(Planned one) {
      var subject = one.item().subject();
      return new Key(
          one.cluster(), Outcome.check(one.item().cause()), subject.kind(), subject.id());
    }
  }

  /// What a check found, the worst of each subject.
  private static Map<Key, Found> said(Written plan, Run run) {
    var wanted = plan.planned().stream().map(Key::of).collect(Collectors.toSet());
    var said = new HashMap<Key, Found>();
    for (var cluster : run.clusters()) {
      for (var check : cluster.checks()) {
        check.groups().stream()
            .flatMap(group -> group.findings().stream())
            .forEach(finding -> {
              var subject = finding.subject();
              var key =
                  new Key(
                      cluster.cluster().key(), check.check().id(), subject.kind(), subject.id());
              if (wanted.contains(key)) {
                said.merge(key, new Found(check.check(), finding), Outcome::worse);
              }
            });
      }
    }
    return said;
  }

  private static Found worse(Found one, Found other) {
    return other.finding().status().isWorseThan(one.finding().status()) ? other : one;
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

  private static Line line(Planned one, Optional<Found> found, Optional<Instant> taken) {
    if (found.isEmpty()) {
      return new Line(one, State.UNKNOWN, "nothing is said of it any more");
    }
    var now = found.get().finding().verdict();
    if (isTold(now) && taken.filter(one.since()::isAfter).isPresent()) {
      return new Line(
          one,
          State.UNKNOWN,
          "the facts are of %s, before it was found at %s"
              .formatted(seconds(taken.get()), seconds(one.since())));
    }
    var said = now.headline().isEmpty() ? "" : now.status() + " " + now.headline();
    return new Line(one, state(one, found.get()), said);
  }

  /// Of a VM that is off, or of which nothing is told any more, it is not known whether it is
  /// mended.
  private static State state(Planned one, Found found) {
    var now = found.finding().status();
    return switch (now) {
      case PASS -> State.MENDED;
      case SKIP, ERR -> State.UNKNOWN;
      case INFO, WARN, FAIL -> {
        if (now.isWorseThan(one.item().status())) {
          yield State.WORSE;
        }
        boolean isAnother = !found.cause().equals(one.item().cause());
        yield isAnother && needsNothing(found) ? State.MENDED : State.NOT_YET;
      }
    };
  }

  /// Such as the newest agent that is known of, where the cluster's is not: what is left to do is
  /// done on this machine, to what ncc is told.
  private static boolean needsNothing(Found found) {
    var id = found.finding().verdict().remedy();
    return found.finding().status() == Status.INFO
        && found.diagnosis().stream()
            .flatMap(diagnosis -> diagnosis.remedies().stream())
            .filter(remedy -> remedy.id().equals(id))
            .anyMatch(remedy ->
                remedy.steps().stream().allMatch(step -> step.route() == Remedy.Route.HERE));
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
