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
import java.util.Set;
import ncc.spi.check.Outbreak;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckRun;
import ncc.spi.run.Finding;
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
  public boolean isPossibleIn(CheckRun run) {
    return isMost(joined(run).size(), run);
  }

  /// Most of those that were well until then.
  private static boolean isMost(int joined, CheckRun run) {
    return joined >= FEWEST && joined > run.count(Status.PASS);
  }

  private List<Finding> joined(CheckRun run) {
    return run.groups().stream()
        .filter(group -> group.status() == outbreak.member().status())
        .flatMap(group -> group.findings().stream())
        .filter(finding -> outbreak.isJoinedBy(finding.verdict()))
        .toList();
  }

  /// `run` with what it says of the cluster, and of those that came to it at about one time, where
  /// they are most; as it is where they are not.
  ///
  /// @param passedUntil when subjects passed last, by id: who never did is not among them
  /// @param at when `run` judged
  public CheckRun told(CheckRun run, Map<String, Instant> passedUntil, Instant at) {
    var onsets = new HashMap<Subject, Instant>();
    for (var finding : joined(run)) {
      var onset = passedUntil.get(finding.subject().id());
      if (onset != null) {
        onsets.put(finding.subject(), onset.isAfter(at) ? at : onset);
      }
    }
    var window = run.check().interval().multipliedBy(2);
    var since = densest(onsets, window.compareTo(SHORTEST) < 0 ? SHORTEST : window);
    var members = new HashSet<Subject>();
    onsets.forEach((subject, onset) -> {
      if (!onset.isBefore(since.from()) && !onset.isAfter(since.to())) {
        members.add(subject);
      }
    });
    return isMost(members.size(), run) ? told(run, members, since.from()) : run;
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

  private CheckRun told(CheckRun run, Set<Subject> members, Instant since) {
    var findings = new ArrayList<Finding>();
    for (var group : run.groups()) {
      for (var finding : group.findings()) {
        findings.add(members.contains(finding.subject()) ? member(finding) : finding);
      }
    }
    var common =
        common(members.size(), members.size() + run.count(Status.PASS))
            .with("since", since.truncatedTo(ChronoUnit.SECONDS));
    findings.add(ofCluster(common));
    return CheckRun.of(run.check(), findings, run.took());
  }

  /// Two findings of one check may be of one subject: only the one that joins becomes another.
  private Finding member(Finding finding) {
    var verdict = finding.verdict();
    return outbreak.isJoinedBy(verdict)
        ? new Finding(finding.subject(), outbreak.member().verdict().withValues(verdict.values()))
        : finding;
  }

  private Verdict common(long members, long linked) {
    var common = outbreak.common();
    var verdict = common.verdict().with("subjects", members).with("of", linked);
    return common.remedies().stream()
        .filter(remedy -> remedy.condition().isEmpty())
        .findFirst()
        .map(remedy -> verdict.withRemedy(remedy.id()))
        .orElse(verdict);
  }

  private Finding ofCluster(Verdict verdict) {
    return new Finding(new Subject(Kind.CLUSTER, cluster.key(), cluster.name()), verdict);
  }

  /// `run` with whether most are down, whatever they were before: what can be told without history
  /// of one that was found with it.
  public CheckRun looked(CheckRun run) {
    var joined = joined(run).size();
    var verdict =
        isPossibleIn(run)
            ? common(joined, joined + run.count(Status.PASS))
            : run.count(Status.PASS) == 0
                ? Verdict.err("No subject of the cluster is well", "")
                : Verdict.pass();
    var findings = new ArrayList<Finding>();
    run.groups().forEach(group -> findings.addAll(group.findings()));
    findings.add(ofCluster(verdict));
    return CheckRun.of(run.check(), findings, run.took());
  }
}
