package ncc.engine.history;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.check.Check;
import ncc.spi.check.Outbreak;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// Finds in what a check said of a cluster that most of its subjects came to the same at about one
/// time.
///
/// @param cluster which
/// @param outbreak what the check says then
public record Outbreaks(Cluster cluster, Outbreak outbreak) {
  /// Two of two are soon down for two reasons.
  private static final int FEWEST = 3;

  /// What runs seldom sees what happened in between as at one time; what runs often does not see
  /// all of it in one run.
  private static final Duration SHORTEST = Duration.ofMinutes(10);

  public Outbreaks {
    requireNonNull(cluster);
    requireNonNull(outbreak);
  }

  /// Whether so many of those that `run` judged are down that it is worth a look since when.
  public boolean mayBeginIn(CheckRun run) {
    return isMost(joined(run).size(), run);
  }

  /// Whether so many are down that one which began before may last.
  public boolean mayLastIn(CheckRun run) {
    return isLeft(joined(run).size(), run);
  }

  /// Most of those that were well until then.
  private static boolean isMost(int joined, CheckRun run) {
    return joined >= FEWEST && joined > run.count(Status.PASS);
  }

  /// They come back one after the other: it lasts as long as one in five, and more than one, is not
  /// back.
  private static boolean isLeft(int joined, CheckRun run) {
    return joined > 1 && 5L * joined >= joined + run.count(Status.PASS);
  }

  private List<Finding> joined(CheckRun run) {
    return run.groups().stream()
        .filter(group -> group.status() == outbreak.member().status())
        .flatMap(group -> group.findings().stream())
        .filter(finding -> outbreak.isJoinedBy(finding.verdict()))
        .toList();
  }

  /// `run` with what it says of the cluster, and of those that came to it at about one time, where
  /// they are most, or where they were and are not back; as it is where they are not.
  ///
  /// @param passedUntil when subjects passed last, by id: who never did is not among them
  /// @param ongoing since when that lasts which was found before
  /// @param at when `run` judged
  public CheckRun told(
      CheckRun run, Map<String, Instant> passedUntil, Optional<Instant> ongoing, Instant at) {
    var onsets = new HashMap<Subject, Instant>();
    for (var finding : joined(run)) {
      var onset = passedUntil.get(finding.subject().id());
      if (onset != null) {
        onsets.put(finding.subject(), onset.isAfter(at) ? at : onset);
      }
    }
    var interval = run.check().interval().multipliedBy(2);
    var window = interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval;
    if (ongoing.isPresent()) {
      var since = ongoing.get();
      var left = members(onsets, new Period(since, since.plus(window)));
      if (isLeft(left.size(), run)) {
        return told(run, left, Optional.of(since));
      }
    }
    var densest = densest(onsets, window);
    var members = members(onsets, densest);
    return isMost(members.size(), run) ? told(run, members, Optional.of(densest.from())) : run;
  }

  private static Set<Subject> members(Map<Subject, Instant> onsets, Period period) {
    var members = new HashSet<Subject>();
    onsets.forEach((subject, onset) -> {
      if (!onset.isBefore(period.from()) && !onset.isAfter(period.to())) {
        members.add(subject);
      }
    });
    return members;
  }

  /// From the first to the last of those that are closest to each other in time.
  private record Period(Instant from, Instant to) {}

  /// The latest of those with the most.
  private static Period densest(Map<Subject, Instant> onsets, Duration window) {
    var times = onsets.values().stream().sorted().toList();
    var densest = new Period(Instant.MAX, Instant.MIN);
    int most = 0;
    for (int first = 0, next = 0; first < times.size(); first++) {
      var end = times.get(first).plus(window);
      while (next < times.size() && !times.get(next).isAfter(end)) {
        next++;
      }
      if (next - first >= most) {
        most = next - first;
        densest = new Period(times.get(first), times.get(next - 1));
      }
    }
    return densest;
  }

  private CheckRun told(CheckRun run, Set<Subject> members, Optional<Instant> since) {
    var findings = new ArrayList<Finding>();
    for (var group : run.groups()) {
      for (var finding : group.findings()) {
        findings.add(members.contains(finding.subject()) ? member(finding) : finding);
      }
    }
    findings.add(ofCluster(common(members.size(), run, since)));
    return CheckRun.of(run.check(), findings, run.took());
  }

  /// Two findings of one check may be of one subject: only the one that joins becomes another.
  private Finding member(Finding finding) {
    var verdict = finding.verdict();
    return outbreak.isJoinedBy(verdict)
        ? new Finding(finding.subject(), outbreak.member().verdict().withValues(verdict.values()))
        : finding;
  }

  private Verdict common(int members, CheckRun run, Optional<Instant> begin) {
    var common = outbreak.common();
    var since = begin.map(at -> at.truncatedTo(ChronoUnit.SECONDS));
    var verdict =
        common
            .verdict()
            .with("share", members + " of " + (members + run.count(Status.PASS)))
            .with("when", since.map(at -> "since " + at).orElse("now"));
    var dated = since.map(at -> verdict.with("since", at)).orElse(verdict);
    return common.remedies().stream()
        .filter(remedy -> remedy.condition().isEmpty())
        .findFirst()
        .map(remedy -> dated.withRemedy(remedy.id()))
        .orElse(dated);
  }

  private Finding ofCluster(Verdict verdict) {
    return new Finding(new Subject(Kind.CLUSTER, cluster.key(), cluster.name()), verdict);
  }

  /// When what was found before began.
  ///
  /// @param said of the cluster
  public Optional<Instant> ongoing(Verdict said) {
    return said.diagnosis().equals(outbreak.common().id())
        ? said.values().stream()
            .filter(value -> value.name().equals("since"))
            .map(Verdict.Value::value)
            .filter(Instant.class::isInstance)
            .map(Instant.class::cast)
            .findFirst()
        : Optional.empty();
  }

  /// `run` with whether most are down, whatever they were before: what can be told without history
  /// of one that was found with it.
  public CheckRun looked(CheckRun run) {
    var joined = joined(run);
    if (isLeft(joined.size(), run)) {
      var members = joined.stream().map(Finding::subject).collect(Collectors.toSet());
      return told(run, members, Optional.empty());
    }
    var findings = new ArrayList<Finding>();
    run.groups().forEach(group -> findings.addAll(group.findings()));
    findings.add(
        ofCluster(
            run.count(Status.PASS) == 0
                ? Verdict.err("No subject of the cluster is well", "")
                : Verdict.pass()));
    return CheckRun.of(run.check(), findings, run.took());
  }

  /// `run` with what is known without history of those that are named.
  ///
  /// @param causes ids of causes, `<check>.<diagnosis>`
  /// @param checks that may have found them
  public static Run looked(Run run, Set<String> causes, Map<String, Check> checks) {
    var clusters = new ArrayList<ClusterRun>();
    for (var cluster : run.clusters()) {
      clusters.add(
          cluster.withChecks(
              cluster.checks().stream()
                  .map(one ->
                      named(one.check().id(), causes, checks)
                          .map(outbreak -> new Outbreaks(cluster.cluster(), outbreak).looked(one))
                          .orElse(one))
                  .toList()));
    }
    return run.withClusters(clusters);
  }

  private static Optional<Outbreak> named(
      String check, Set<String> causes, Map<String, Check> checks) {
    return Optional.ofNullable(checks.get(check))
        .flatMap(Check::outbreak)
        .filter(one ->
            Stream.of(one.common(), one.member())
                .anyMatch(diagnosis -> causes.contains(check + "." + diagnosis.id())));
  }
}
