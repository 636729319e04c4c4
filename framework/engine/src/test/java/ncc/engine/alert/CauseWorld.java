package ncc.engine.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.Severity;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.notify.Notification;
import ncc.spi.notify.Notification.News;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// Checks that explain each other on one cluster, run after run; what is stored and who was told of
/// what.
///
/// `port` of the cluster explains `link` of all VMs; `certificate` of a VM explains its `link` and
/// `serial`.
final class CauseWorld {
  static final Diagnosis SHUT = Diagnosis.fail("shut", "Port is shut", "").explains("link_check");
  static final Diagnosis EXPIRED =
      Diagnosis.fail("expired", "Certificate has expired", "")
          .explains("link_check", "serial_check.down");
  static final Diagnosis SOON = Diagnosis.warn("soon", "Certificate expires soon", "");
  static final Diagnosis DOWN = Diagnosis.fail("down", "Link is down", "");
  static final Diagnosis SLOW = Diagnosis.warn("slow", "Link is slow", "");
  static final Diagnosis WITH_OTHERS = Diagnosis.fail("with_others", "Link is down", "");
  static final Diagnosis TOGETHER =
      Diagnosis.fail("together", "Most links are down", "").explains("link_check.with_others");
  static final Diagnosis SERIAL = Diagnosis.fail("down", "Serial link is down", "");

  static final List<CheckDescription> CHECKS =
      List.of(
          check("port_check", SHUT),
          check("certificate_check", EXPIRED, SOON),
          check("link_check", DOWN, SLOW, WITH_OTHERS, TOGETHER),
          check("serial_check", SERIAL));
  static final Subject CLUSTER = new Subject(Kind.CLUSTER, "tokyo-01", "tokyo-01");
  static final Subject PORT = new Subject(Kind.ENDPOINT, "192.0.2.9:2074", "192.0.2.9:2074");

  final boolean byCause;
  Predicate<Alert> held = _ -> false;
  private final Map<String, Alert> stored = new LinkedHashMap<>();
  final List<Notification> told = new ArrayList<>();

  CauseWorld(boolean byCause) {
    this.byCause = byCause;
  }

  private static CheckDescription check(String id, Diagnosis... diagnoses) {
    return World.check(id, Optional.empty()).withDiagnoses(List.of(diagnoses));
  }

  static AlertPolicy policy(CheckDescription check) {
    return AlertPolicy.of(check)
        .with(
            new AlertRule(
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(1000),
                Optional.empty()));
  }

  static CheckDescription check(String id) {
    return CHECKS.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  static Subject vm(String name) {
    return World.vm(name);
  }

  static Finding bad(Subject subject, Diagnosis diagnosis) {
    return new Finding(subject, diagnosis.verdict());
  }

  static Finding good(Subject subject) {
    return new Finding(subject, Verdict.pass());
  }

  /// What `check` finds in a run of its own.
  void run(Instant now, String check, Finding... findings) {
    var run = CheckRun.of(check(check), List.of(findings), Duration.ofSeconds(1));
    var cluster = World.cluster(run, findings.length);
    var known = all().stream().filter(alert -> alert.checkId().equals(check)).toList();
    Predicate<Alert> waits = byCause ? alert -> !OwnAlerts.isOfError(alert) : held;
    store(new AlertJudge(policy(check(check)), waits).judge(known, cluster, run, now));
  }

  void sweep(Instant now) {
    if (byCause) {
      var sweeps =
          CHECKS.stream()
              .collect(
                  Collectors.toMap(
                      CheckDescription::id, one -> new AlertSweep(one, policy(one), held)));
      store(new CauseSweep(sweeps, alert -> check(alert.checkId()), held).sweep(relevant(), now));
    } else {
      CHECKS.forEach(check ->
          store(
              new AlertSweep(check, policy(check), held)
                  .sweep(
                      relevant().stream()
                          .filter(alert -> alert.checkId().equals(check.id()))
                          .toList(),
                      now)));
    }
  }

  /// A store tells no more.
  private List<Alert> relevant() {
    return all().stream()
        .filter(alert ->
            !alert.state().isResolved()
                || alert.flapping()
                || Notified.stillThoughtOpen(alert).isPresent())
        .toList();
  }

  private void store(AlertChanges changes) {
    changes.forgotten().forEach(alert -> stored.remove(alert.id()));
    changes.changed().forEach(this::put);
    told.addAll(changes.notifications());
  }

  void put(Alert alert) {
    stored.put(alert.id(), alert);
  }

  List<Alert> all() {
    return List.copyOf(stored.values());
  }

  List<Alert> open() {
    return all().stream().filter(alert -> alert.state().isOpen()).toList();
  }

  Alert open(String check, Subject subject) {
    return open().stream()
        .filter(alert -> alert.checkId().equals(check) && alert.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  /// The keys of all alerts that were ever told, with the time each began.
  Set<AlertKey> everTold() {
    return told.stream()
        .flatMap(
            one -> Stream.concat(one.alerts().stream(), one.others().stream().map(News::alert)))
        .map(Alert::key)
        .collect(Collectors.toSet());
  }

  /// What a receiver believes to be open, and how bad, who heard all that was told.
  Map<AlertKey, Severity> believed() {
    var believed = new HashMap<AlertKey, Severity>();
    for (Notification one : told) {
      one.alerts().forEach(alert -> believe(one.kind(), alert, believed));
      one.others().forEach(news -> believe(news.kind(), news.alert(), believed));
    }
    return believed;
  }

  private static void believe(
      Notification.Kind kind, Alert alert, Map<AlertKey, Severity> believed) {
    if (kind == Notification.Kind.RESOLVED) {
      believed.remove(alert.key());
    } else {
      believed.put(alert.key(), alert.severity());
    }
  }

  /// `KIND SEVERITY check subject, … [KIND check subject < cause, …]` of all that was told so far.
  List<String> told() {
    return told.stream().map(CauseWorld::line).toList();
  }

  private static String line(Notification one) {
    var line =
        "%s %s %s"
            .formatted(
                one.kind(),
                one.severity(),
                one.alerts().stream().map(CauseWorld::name).collect(Collectors.joining(", ")));
    return one.others().isEmpty()
        ? line
        : one.others().stream()
            .map(news -> news.kind() + " " + name(news.alert()))
            .collect(Collectors.joining(", ", line + " [", "]"));
  }

  private static String name(Alert alert) {
    var name = alert.checkId().replace("_check", " ") + alert.subject().name();
    return alert.follows().isEmpty() ? name : name + " < " + alert.follows();
  }

  static boolean isBad(Finding finding) {
    return finding.status() == Status.FAIL || finding.status() == Status.WARN;
  }
}
