package ncc.engine.alert;

import static ncc.spi.alert.AlertEvent.BY_ITSELF;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.alert.Acknowledgement;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Resolution;
import ncc.spi.alert.Severity;
import ncc.spi.run.Subject;

/// An alert in the making: steps taken one after the other, then one new value.
final class AlertDraft {
  private final String id;
  private final AlertKey key;
  private final String checkId;
  private final Instant since;
  private final List<AlertEvent> trail;
  private String title;
  private String clusterName;
  private Subject subject;
  private Severity severity = Severity.INFO;
  private AlertState state = AlertState.PENDING;
  private String message = "";
  private String detail = "";
  private int unhealthyRuns;
  private Optional<Instant> raisedAt = Optional.empty();
  private Optional<Acknowledgement> acknowledgement = Optional.empty();
  private Optional<Instant> resolvedAt = Optional.empty();
  private Optional<Resolution> resolution = Optional.empty();
  private Optional<Instant> notifiedAt = Optional.empty();
  private List<Instant> turns = List.of();
  private boolean flapping;
  private String diagnosis = "";
  private String remedy = "";
  private String follows = "";
  private boolean beside;

  /// One that begins.
  AlertDraft(AlertKey key, String checkId, Subject subject, Instant since) {
    this.id =
        AlertIds.of(
            List.of(
                key.alertId(), key.cluster(), key.kind().id(), key.subject(), since.toString()));
    this.key = key;
    this.checkId = checkId;
    this.title = "";
    this.clusterName = "";
    this.subject = subject;
    this.since = since;
    this.trail = new ArrayList<>();
  }

  AlertDraft(Alert alert) {
    id = alert.id();
    key = alert.key();
    checkId = alert.checkId();
    title = alert.title();
    clusterName = alert.clusterName();
    subject = alert.subject();
    severity = alert.severity();
    state = alert.state();
    message = alert.message();
    detail = alert.detail();
    since = alert.since();
    unhealthyRuns = alert.unhealthyRuns();
    raisedAt = alert.raisedAt();
    acknowledgement = alert.acknowledgement();
    resolvedAt = alert.resolvedAt();
    resolution = alert.resolution();
    notifiedAt = alert.notifiedAt();
    turns = alert.turns();
    flapping = alert.flapping();
    diagnosis = alert.diagnosis();
    remedy = alert.remedy();
    follows = alert.follows();
    beside = alert.beside();
    trail = new ArrayList<>(alert.trail());
  }

  Alert alert() {
    return new Alert(
        id,
        key,
        checkId,
        title,
        clusterName,
        subject,
        severity,
        state,
        message,
        detail,
        since,
        unhealthyRuns,
        raisedAt,
        acknowledgement,
        resolvedAt,
        resolution,
        notifiedAt,
        turns,
        flapping,
        trail,
        diagnosis,
        remedy,
        follows,
        beside);
  }

  /// What it is about, as people know it today.
  AlertDraft about(String alertTitle, String cluster, Subject named) {
    title = alertTitle;
    clusterName = cluster;
    subject = named;
    return this;
  }

  /// What was found, without saying so in the trail.
  AlertDraft finds(Severity graded, String headline, String rendered) {
    severity = graded;
    message = headline;
    detail = rendered;
    return this;
  }

  /// What is behind it and what to do, without saying so in the trail.
  AlertDraft advises(String diagnosisId, String remedyText) {
    diagnosis = diagnosisId;
    remedy = remedyText;
    return this;
  }

  /// One more unhealthy run while pending; how many there are now.
  int count() {
    return ++unhealthyRuns;
  }

  /// @param before the alert of this key that ended last
  AlertDraft raise(Turns by, Optional<Alert> before) {
    state = AlertState.OPEN;
    raisedAt = Optional.of(by.now());
    turns = before.map(Alert::turns).orElse(List.of());
    flapping = before.filter(Alert::flapping).isPresent() && !by.isSteady(turns);
    notifiedAt = before.flatMap(Notified::stillThoughtOpen);
    before
        .filter(_ -> notifiedAt.isPresent())
        .ifPresent(one -> {
          follows = one.follows();
          beside = one.beside();
        });
    raised(by.now(), before.filter(_ -> notifiedAt.isPresent()).map(Notified::knownSeverity));
    return turnedWorse(by);
  }

  /// Receivers who were not told that the one before ended see its severity change.
  private void raised(Instant now, Optional<Severity> believed) {
    var found = severity;
    severity = believed.orElse(found);
    event(now, AlertEvent.Kind.RAISED, BY_ITSELF, message);
    severity = found;
    if (believed.filter(found::equals).isEmpty() && believed.isPresent()) {
      event(now, AlertEvent.Kind.SEVERITY_CHANGED, BY_ITSELF, message);
    }
  }

  /// Records that the severity is no longer `former`.
  AlertDraft severityChanged(Severity former, Turns by) {
    event(by.now(), AlertEvent.Kind.SEVERITY_CHANGED, BY_ITSELF, message);
    if (severity.compareTo(former) > 0) {
      return turnedWorse(by);
    }
    turns = by.andNow(turns);
    return this;
  }

  /// Only a turn for the worse is called flapping: receivers are left with the worse news.
  private AlertDraft turnedWorse(Turns by) {
    turns = by.andNow(turns);
    if (!flapping && by.isFlapping(turns)) {
      flapping = true;
      event(by.now(), AlertEvent.Kind.FLAPPING, BY_ITSELF, message);
    }
    return this;
  }

  /// Says so when it has not turned for as long as its policy calls steady.
  AlertDraft steadied(Turns by) {
    if (flapping && by.isSteady(turns)) {
      flapping = false;
      turns = List.of();
      event(by.now(), AlertEvent.Kind.STEADY, BY_ITSELF, "");
    }
    return this;
  }

  AlertDraft resolveByItself(Resolution how, String note, Turns by) {
    turns = by.andNow(turns);
    return resolve(AlertState.AUTO_RESOLVED, how, by.now(), BY_ITSELF, note);
  }

  /// A person's doing is no turn, and what a person ends does not flap.
  AlertDraft resolveByHand(String who, String note, Instant at) {
    flapping = false;
    return resolve(AlertState.RESOLVED, Resolution.BY_HAND, at, who, note);
  }

  /// That nobody looks is no turn.
  AlertDraft leave(Instant at) {
    flapping = false;
    return resolve(
        AlertState.AUTO_RESOLVED,
        Resolution.GONE,
        at,
        BY_ITSELF,
        "cluster " + clusterName + " is no longer configured");
  }

  private AlertDraft resolve(
      AlertState ended, Resolution how, Instant at, String who, String note) {
    state = ended;
    resolvedAt = Optional.of(at);
    resolution = Optional.of(how);
    acknowledgement = Optional.empty();
    event(at, AlertEvent.Kind.RESOLVED, who, note);
    return this;
  }

  AlertDraft acknowledge(Acknowledgement given) {
    state = AlertState.ACKNOWLEDGED;
    acknowledgement = Optional.of(given);
    event(given.at(), AlertEvent.Kind.ACKNOWLEDGED, given.who(), given.note());
    return this;
  }

  AlertDraft acknowledgementEnded(Instant at, String who) {
    state = AlertState.OPEN;
    acknowledgement = Optional.empty();
    event(at, AlertEvent.Kind.ACKNOWLEDGEMENT_ENDED, who, "");
    return this;
  }

  /// For its own sake, as what follows from nothing.
  AlertDraft told(Instant at) {
    return follows("", false).toldAgain(at);
  }

  /// As it was told before.
  AlertDraft toldAgain(Instant at) {
    notifiedAt = Optional.of(at);
    return this;
  }

  /// @param id of the cause; empty for none
  /// @param aside it is told beside the cause only
  AlertDraft follows(String id, boolean aside) {
    follows = id;
    beside = aside;
    return this;
  }

  /// Another alert of its key has begun and answers for what receivers were told of this one.
  AlertDraft succeeded() {
    notifiedAt = Optional.empty();
    flapping = false;
    return this;
  }

  private void event(Instant at, AlertEvent.Kind kind, String who, String note) {
    trail.add(new AlertEvent(at, kind, severity, who, note));
  }
}
