package ncc.engine.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// One check on one cluster in two runs.
record CheckPair(Side before, Side after) {
  /// The check in one of the runs.
  record Side(Run run, ClusterRun cluster, CheckRun check) {
    String shown() {
      return cluster.cluster().name() + ": " + check.check().id();
    }

    /// Who is not among its findings is not there.
    boolean isWhole() {
      return cluster.isComplete() && !run.aborted() && !isAboutNoVm();
    }

    private boolean isAboutNoVm() {
      return cluster.vms() > 0
          && check.groups().stream()
              .flatMap(group -> group.findings().stream())
              .allMatch(finding -> finding.subject().kind().equals(Kind.CLUSTER));
    }

    /// The worst finding on each subject.
    Map<SubjectKey, Finding> worst() {
      var worst = new LinkedHashMap<SubjectKey, Finding>();
      for (var group : check.groups()) {
        for (var finding : group.findings()) {
          worst.putIfAbsent(SubjectKey.of(finding.subject()), finding);
        }
      }
      return worst;
    }
  }

  /// What stays when a subject gets another name.
  record SubjectKey(Kind kind, String id) {
    static SubjectKey of(Subject subject) {
      return new SubjectKey(subject.kind(), subject.id());
    }
  }

  /// Adds what changed to `changes`.
  ///
  /// @return how many subjects are as they were
  long compare(List<Change> changes) {
    var left = before.worst();
    long unchanged = 0;
    for (var entry : after.worst().entrySet()) {
      var now = entry.getValue();
      var then = Optional.ofNullable(left.remove(entry.getKey()));
      var kind =
          then.map(was -> kind(was.verdict(), now.verdict())).orElse(Optional.of(Change.Kind.NEW));
      kind.ifPresent(one -> changes.add(change(one, now.subject(), then, Optional.of(now))));
      unchanged += kind.isPresent() ? 0 : 1;
    }
    left.values().forEach(was -> changes.add(missing(was)));
    return unchanged;
  }

  private Change missing(Finding was) {
    boolean isGone = after.isWhole() || was.subject().kind().equals(Kind.CLUSTER);
    return change(
        isGone ? Change.Kind.GONE : Change.Kind.UNSEEN,
        was.subject(),
        Optional.of(was),
        Optional.empty());
  }

  private static Optional<Change.Kind> kind(Verdict was, Verdict now) {
    if (now.status() != was.status()) {
      return Optional.of(
          now.status().isWorseThan(was.status()) ? Change.Kind.WORSE : Change.Kind.BETTER);
    }
    boolean isSame = now.headline().equals(was.headline()) && now.detail().equals(was.detail());
    return isSame ? Optional.empty() : Optional.of(Change.Kind.OTHER);
  }

  private Change change(
      Change.Kind kind, Subject subject, Optional<Finding> was, Optional<Finding> now) {
    return new Change(
        kind,
        after.cluster().cluster(),
        after.check().check(),
        subject,
        was.map(Finding::verdict),
        now.map(Finding::verdict));
  }
}
