package ncc.engine.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Resolution;
import ncc.spi.alert.Severity;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.run.Advice;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;

/// One run of one check on one cluster, being held against the alerts that are known.
final class Judging {
  private static final Comparator<Alert> BY_SUBJECT =
      Comparator.comparing(Alert::subject, Finding::compareSubjects).thenComparing(Alert::id);

  private final AlertPolicy policy;
  private final ClusterRun cluster;
  private final CheckRun run;
  private final Turns turns;
  private final KnownAlerts known;
  private final List<Alert> changed = new ArrayList<>();
  private final List<Alert> forgotten = new ArrayList<>();

  Judging(KnownAlerts known, ClusterRun cluster, CheckRun run, Turns turns) {
    this.policy = turns.policy();
    this.cluster = cluster;
    this.run = run;
    this.turns = turns;
    this.known = known;
  }

  /// Changed and forgotten alerts, by subject; nobody is told yet.
  AlertChanges changes() {
    for (var group : run.groups()) {
      var graded = policy.severity(group.status());
      for (Finding finding : group.findings()) {
        var severity = graded.filter(_ -> !isUnreported(finding));
        var place = Place.of(finding.subject());
        if (!known.mention(place) || group.status() == Status.ERR) {
          continue;
        }
        severity.ifPresentOrElse(
            grade -> unhealthy(place, finding, grade), () -> healthy(place, finding));
      }
    }
    missing();
    changed.sort(BY_SUBJECT);
    forgotten.sort(BY_SUBJECT);
    return new AlertChanges(changed, forgotten, List.of());
  }

  /// INFO that there is nothing to judge is no news of the kind that the alert is named after.
  private static boolean isUnreported(Finding finding) {
    return finding.status() == Status.INFO
        && finding.verdict().values().stream()
            .anyMatch(
                value -> value.name().equals(Verdict.REPORTED) && value.value().equals(false));
  }

  private void unhealthy(Place place, Finding finding, Severity severity) {
    var unresolved = known.unresolved(place);
    if (unresolved.isEmpty()) {
      begin(place, finding, severity);
    } else if (unresolved.get().state() == AlertState.PENDING) {
      goOn(new AlertDraft(unresolved.get()), place, finding, severity);
    } else if (!isSame(unresolved.get(), finding, severity)) {
      change(unresolved.get(), finding, severity);
    }
  }

  private void begin(Place place, Finding finding, Severity severity) {
    var before = known.resolved(place);
    if (before.filter(one -> one.since().equals(turns.now())).isEmpty()) {
      var key = AlertKey.of(policy.alertId(), cluster.cluster().key(), finding.subject());
      var draft = new AlertDraft(key, run.check().id(), finding.subject(), turns.now());
      goOn(draft, place, finding, severity);
    }
  }

  private void goOn(AlertDraft draft, Place place, Finding finding, Severity severity) {
    found(draft, finding, severity);
    if (draft.count() >= policy.raiseAfter()) {
      var before = known.resolved(place);
      draft.raise(turns, before);
      before
          .filter(one -> one.flapping() || Notified.stillThoughtOpen(one).isPresent())
          .ifPresent(one -> changed.add(new AlertDraft(one).succeeded().alert()));
    }
    changed.add(draft.alert());
  }

  private void change(Alert alert, Finding finding, Severity severity) {
    var draft = new AlertDraft(alert).steadied(turns);
    found(draft, finding, severity);
    if (severity != alert.severity()) {
      draft.severityChanged(alert.severity(), turns);
    }
    changed.add(draft.alert());
  }

  private void found(AlertDraft draft, Finding finding, Severity severity) {
    var verdict = finding.verdict();
    draft
        .about(policy.title(), cluster.cluster().name(), finding.subject())
        .finds(severity, verdict.headline(), Details.kept(verdict, turns.now()))
        .advises(verdict.diagnosis(), remedy(finding));
  }

  private String remedy(Finding finding) {
    return finding.verdict().remedy().isEmpty()
        ? ""
        : Advice.of(run.check(), finding, cluster.cluster()).flatMap(Advice::text).orElse("");
  }

  private boolean isSame(Alert alert, Finding finding, Severity severity) {
    return alert.severity() == severity
        && alert.message().equals(finding.verdict().headline())
        && alert.subject().equals(finding.subject())
        && alert.clusterName().equals(cluster.cluster().name())
        && alert.title().equals(policy.title())
        && alert.diagnosis().equals(finding.verdict().diagnosis())
        && alert.remedy().equals(remedy(finding))
        && Details.saySame(finding.verdict(), turns.now(), alert.detail());
  }

  private void healthy(Place place, Finding finding) {
    boolean passed = finding.status() == Status.PASS;
    var how = passed ? Resolution.HEALTHY : Resolution.NOT_APPLICABLE;
    known
        .unresolved(place)
        .filter(this::endsByItself)
        .ifPresent(alert -> end(alert, how, finding.verdict().headline()));
  }

  private boolean endsByItself(Alert alert) {
    return policy.autoResolve() || alert.state() == AlertState.PENDING;
  }

  private void missing() {
    var absence = new Absence(cluster, run);
    for (Alert alert : known.missing()) {
      absence
          .of(alert.subject().kind())
          .filter(how -> how == Resolution.GONE || endsByItself(alert))
          .ifPresent(how -> end(alert, how, ""));
    }
  }

  private void end(Alert alert, Resolution how, String note) {
    if (alert.state() == AlertState.PENDING) {
      forgotten.add(alert);
    } else {
      changed.add(new AlertDraft(alert).steadied(turns).resolveByItself(how, note, turns).alert());
    }
  }
}
