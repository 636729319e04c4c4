package ncc.server.api;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ncc.engine.CheckPlugin;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.check.Condition;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Status;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
import ncc.store.history.Counts;
import ncc.store.history.Latest;
import ncc.store.history.RunLine;
import ncc.store.task.TaskProgress;

/// What things look like in the API. `openapi.json` says the same, and a test holds both together.
final class Shapes {
  private Shapes() {}

  /// @param namesAndValues in turn
  static Map<String, Object> of(Object... namesAndValues) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  static Map<String, Object> counts(Counts counts) {
    var object = new LinkedHashMap<String, Object>();
    for (Status status : Status.values()) {
      object.put(status.name(), counts.of(status));
    }
    return object;
  }

  static Map<String, Object> check(CheckPlugin check) {
    var description = check.description();
    return of(
        "id", description.id(),
        "title", description.title(),
        "module", description.module(),
        "description", description.description(),
        "causes", description.causes(),
        "resolutions", description.resolutions(),
        "impact", description.impact(),
        "interval_seconds", description.interval().toSeconds(),
        "diagnoses", description.diagnoses().stream().map(Shapes::diagnosis).toList());
  }

  private static Map<String, Object> diagnosis(Diagnosis one) {
    return of(
        "id", one.id(),
        "status", one.status(),
        "headline", one.headline(),
        "causes", one.causes(),
        "impact", one.impact(),
        "remedies", one.remedies().stream().map(Shapes::remedy).toList(),
        "explains", one.explains());
  }

  private static Map<String, Object> remedy(Remedy one) {
    return of(
        "id", one.id(),
        "title", one.title(),
        "steps",
            one.steps().stream()
                .map(step -> of("route", step.route(), "text", step.text()))
                .toList(),
        "condition", one.condition().map(Condition::words),
        "requires", one.requires(),
        "disrupts", one.disrupts(),
        "verify", one.verify());
  }

  /// @param enabled whether it still runs there
  static Map<String, Object> latest(Latest latest, boolean enabled) {
    return of(
        "check", latest.check(),
        "status", latest.status(),
        "enabled", enabled,
        "judged_at", latest.judged(),
        "complete", latest.complete(),
        "last_complete_at", latest.lastComplete(),
        "run", latest.run(),
        "counts", counts(latest.counts()));
  }

  static Map<String, Object> run(RunLine line) {
    return of(
        "id", line.run(),
        "cluster", line.cluster(),
        "cluster_name", line.clusterName(),
        "check", line.check(),
        "status", line.status(),
        "judged_at", line.judged(),
        "took_seconds", seconds(line.took()),
        "complete", line.complete(),
        "aborted", line.aborted(),
        "task", line.task(),
        "counts", counts(line.counts()));
  }

  static Map<String, Object> finding(String check, Finding finding) {
    return of(
        "check", check,
        "subject", subject(finding.subject()),
        "status", finding.verdict().status(),
        "headline", finding.verdict().headline(),
        "detail", finding.verdict().renderedDetail(),
        "diagnosis", present(finding.verdict().diagnosis()),
        "remedy", present(finding.verdict().remedy()));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(one -> !one.isEmpty());
  }

  static Map<String, Object> subject(Subject subject) {
    return of("kind", subject.kind(), "id", subject.id(), "name", subject.name());
  }

  static Map<String, Object> task(TaskProgress task) {
    return of(
        "id", task.id(),
        "who", task.who(),
        "what", task.what(),
        "asked_at", task.askedAt(),
        "ended_at", task.endedAt(),
        "items", task.items(),
        "done", task.done(),
        "waiting", task.waiting(),
        "dropped", task.dropped(),
        "shared", task.shared(),
        "inapplicable", task.inapplicable());
  }

  /// As it reads at `now`.
  static Map<String, Object> alert(Alert kept, Instant now) {
    var alert = kept.readAt(now);
    return of(
        "id", alert.id(),
        "alert_id", alert.key().alertId(),
        "cluster", alert.key().cluster(),
        "cluster_name", alert.clusterName(),
        "subject", subject(alert.subject()),
        "check", alert.checkId(),
        "finding", alert.finding(),
        "title", alert.title(),
        "severity", alert.severity(),
        "state", alert.state(),
        "message", alert.message(),
        "detail", alert.detail(),
        "diagnosis", present(alert.diagnosis()),
        "remedy", present(alert.remedy()),
        "follows_from", present(alert.follows()),
        "since", alert.since(),
        "raised_at", alert.raisedAt(),
        "notified_at", alert.notifiedAt(),
        "resolved_at", alert.resolvedAt(),
        "resolution", alert.resolution(),
        "flapping", alert.flapping(),
        "acknowledgement",
            alert
                .acknowledgement()
                .map(given ->
                    of(
                        "who", given.who(),
                        "note", given.note(),
                        "at", given.at(),
                        "until", given.until())),
        "trail", alert.trail().stream().map(Shapes::event).toList());
  }

  private static Map<String, Object> event(AlertEvent event) {
    return of(
        "at", event.at(),
        "kind", event.kind(),
        "severity", event.severity(),
        "who", event.who(),
        "note", event.note());
  }
}
