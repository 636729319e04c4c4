package ncc.cli.alert;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.cli.daemon.Answered;
import ncc.cli.daemon.DaemonClient;
import ncc.cli.daemon.DaemonClient.Parameter;
import ncc.cli.terminal.Failure;
import ncc.engine.NamePatterns;
import ncc.engine.silence.Scope;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Resolution;
import ncc.spi.alert.Severity;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
import ncc.store.alert.AlertFilter;
import ncc.store.sql.Page;

/// Alerts as a daemon tells them.
record DaemonAlerts(DaemonClient daemon) implements AlertDesk {
  private static final String ALERTS = "/alerts";

  /// As many as a daemon tells at once.
  private static final int MOST = 1000;

  DaemonAlerts {
    requireNonNull(daemon);
  }

  @Override
  public Page<Alert> page(AlertFilter filter, int limit) throws Failure {
    var alerts = new ArrayList<Alert>();
    long total = 0;
    Optional<String> next = Optional.of("");
    while (next.isPresent() && alerts.size() < limit) {
      var page = part(filter, Math.min(limit - alerts.size(), MOST), next.get());
      alerts.addAll(page.list("items", DaemonAlerts::alert));
      total = page.number("total");
      next = page.optionalText("next");
    }
    return new Page<>(alerts, total);
  }

  private Answered part(AlertFilter filter, int limit, String cursor) throws Failure {
    var parameters = new ArrayList<Parameter>();
    parameters.add(new Parameter("limit", Integer.toString(limit)));
    parameters.add(new Parameter("severity", filter.from().name()));
    filter.states().stream()
        .sorted()
        .forEach(state -> parameters.add(new Parameter("state", state.name())));
    Map.of("cluster", filter.cluster(), "check", filter.checkId(), "text", filter.text())
        .forEach(
            (name, value) -> value.ifPresent(text -> parameters.add(new Parameter(name, text))));
    if (!cursor.isEmpty()) {
      parameters.add(new Parameter("cursor", cursor));
    }
    return new Answered(daemon.get(ALERTS, parameters));
  }

  @Override
  public List<Alert> find(String id) throws Failure {
    var found = daemon.get(ALERTS, List.of(new Parameter("id", id), new Parameter("limit", "5")));
    return new Answered(found).list("items", DaemonAlerts::alert);
  }

  @Override
  public List<Hold> holds(Alert alert) throws Failure {
    var holds = new ArrayList<Hold>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      var parameters = new ArrayList<>(List.of(new Parameter("limit", Integer.toString(MOST))));
      next.filter(cursor -> !cursor.isEmpty())
          .ifPresent(cursor -> parameters.add(new Parameter("cursor", cursor)));
      var page = new Answered(daemon.get("/silences", parameters));
      for (var one : page.list("items", one -> one)) {
        if (one.flag("in_force") && scope(one).fits(alert)) {
          holds.add(hold(one));
        }
      }
      next = page.optionalText("next");
    }
    return holds;
  }

  private static Scope scope(Answered silence) throws Failure {
    var subject = silence.optionalObject("subject");
    return new Scope(
        new NamePatterns(silence.texts("clusters")),
        new NamePatterns(silence.texts("checks")),
        new NamePatterns(silence.texts("vms")),
        subject.isEmpty() ? Optional.empty() : Optional.of(subject(subject.get())));
  }

  private static Hold hold(Answered silence) throws Failure {
    return new Hold(
        silence.text("id"),
        silence.flag("waiver"),
        silence.text("who"),
        silence.optionalInstant("until"),
        silence.text("reason"));
  }

  /// Of the subject alone, as far as alerts tell it.
  @Override
  public List<Known> known(Alert alert) throws Failure {
    var filter =
        new AlertFilter(
            Optional.of(alert.key().cluster()),
            Optional.empty(),
            Severity.INFO,
            AlertFilter.OPEN.states(),
            Optional.of(alert.subject().name()));
    return page(filter, MOST).items().stream()
        .filter(one -> one.key().subject().equals(alert.key().subject()))
        .map(one -> new Known(one.checkId(), finding(one)))
        .toList();
  }

  private static Finding finding(Alert alert) {
    var status =
        switch (alert.severity()) {
          case CRITICAL -> Status.FAIL;
          case WARNING -> Status.WARN;
          case INFO -> Status.INFO;
        };
    return new Finding(
        alert.subject(),
        new Verdict(status, alert.message(), alert.detail(), List.of(), alert.diagnosis(), ""));
  }

  /// What only flapping is told from is not told.
  private static Alert alert(Answered alert) throws Failure {
    var subject = subject(alert.object("subject"));
    return new Alert(
        alert.text("id"),
        AlertKey.of(alert.text("alert_id"), alert.text("cluster"), subject),
        alert.text("check"),
        alert.text("title"),
        alert.text("cluster_name"),
        subject,
        alert.one("severity", Severity.class),
        alert.one("state", AlertState.class),
        alert.text("message"),
        alert.text("detail"),
        alert.instant("since"),
        0,
        alert.optionalInstant("raised_at"),
        acknowledgement(alert),
        alert.optionalInstant("resolved_at"),
        alert.optionalOne("resolution", Resolution.class),
        alert.optionalInstant("notified_at"),
        List.of(),
        alert.flag("flapping"),
        alert.list("trail", DaemonAlerts::event),
        alert.optionalText("diagnosis").orElse(""),
        alert.optionalText("remedy").orElse(""),
        alert.optionalText("follows_from").orElse(""),
        false);
  }

  private static Subject subject(Answered subject) throws Failure {
    return new Subject(subject.kind("kind"), subject.text("id"), subject.text("name"));
  }

  private static Optional<Acknowledgement> acknowledgement(Answered alert) throws Failure {
    var given = alert.optionalObject("acknowledgement");
    return given.isEmpty() ? Optional.empty() : Optional.of(taken(given.get()));
  }

  private static Acknowledgement taken(Answered given) throws Failure {
    return new Acknowledgement(
        given.text("who"), given.text("note"), given.instant("at"), given.optionalInstant("until"));
  }

  private static AlertEvent event(Answered event) throws Failure {
    return new AlertEvent(
        event.instant("at"),
        event.one("kind", AlertEvent.Kind.class),
        event.one("severity", Severity.class),
        event.text("who"),
        event.text("note"));
  }
}
