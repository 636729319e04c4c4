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
import ncc.spi.alert.Alert;
import ncc.spi.alert.AlertEvent;
import ncc.spi.alert.AlertKey;
import ncc.spi.alert.Severity;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.notify.Notification;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// One check on one cluster, judged run after run; what is stored and who was told of what.
final class World {
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final String TOKYO = "tokyo-01";

  final AlertPolicy policy;
  Predicate<Alert> held = _ -> false;
  private final CheckDescription check;
  private final Map<String, Alert> stored = new LinkedHashMap<>();
  private final List<Notification> told = new ArrayList<>();

  World(AlertPolicy policy) {
    this(policy, check("link_check", Optional.empty()));
  }

  World(AlertPolicy policy, CheckDescription check) {
    this.policy = policy;
    this.check = check;
  }

  static AlertPolicy policy() {
    return AlertPolicy.of(check("link_check", Optional.empty()));
  }

  static CheckDescription check(String id, Optional<CheckDescription.Alert> alert) {
    return new CheckDescription(
        id,
        "fake_checks",
        "Link is down",
        "The link is up",
        List.of("It is cut"),
        List.of("Mend it"),
        "Nobody talks",
        List.of(),
        Duration.ofMinutes(5),
        OptionalInt.empty(),
        OptionalInt.empty(),
        alert,
        Set.of(),
        Set.of(),
        List.of(),
        List.of());
  }

  static Instant minute(long minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  static Subject vm(String name) {
    return new Subject(Kind.VM, "uuid-" + name, name);
  }

  static Subject wholeCluster() {
    return new Subject(Kind.CLUSTER, TOKYO, TOKYO);
  }

  static Finding finding(Subject subject, Verdict verdict) {
    return new Finding(subject, verdict);
  }

  /// What a check says by one word.
  static Verdict verdict(String word) {
    return switch (word) {
      case "SKIP" -> Verdict.skip("Powered off");
      case "PASS" -> Verdict.pass();
      case "INFO" -> Verdict.info("Link is not reported");
      case "WARN" -> Verdict.warn("Link is slow", "");
      case "ERR" -> Verdict.err("Link was lost", "");
      case "FAIL" -> Verdict.fail("Link is down", "");
      default -> throw new IllegalArgumentException(word);
    };
  }

  static CheckRun checkRun(List<Finding> findings) {
    return CheckRun.of(check("link_check", Optional.empty()), findings, Duration.ofSeconds(1));
  }

  static ClusterRun cluster(CheckRun run, int ngtVms, Caveat... caveats) {
    var part =
        new Part(
            new Origin("list.txt", START),
            FactType.setOf(NgtLink.class),
            Part.Roster.EVERY_NGT_VM,
            ngtVms,
            true);
    return new ClusterRun(
        Cluster.named(TOKYO), ngtVms, ngtVms, List.of(part), List.of(caveats), List.of(run));
  }

  static Caveat incomplete() {
    return new Caveat(Caveat.Kind.LIST_INCOMPLETE, "list.txt:250", "it is cut", Set.of(), Set.of());
  }

  /// Judges `findings` of a complete inventory.
  AlertChanges run(Instant now, Finding... findings) {
    var run = CheckRun.of(check, List.of(findings), Duration.ofSeconds(1));
    return judge(now, cluster(run, findings.length), run);
  }

  /// Judges one VM's verdict, by its word.
  AlertChanges run(Instant now, String word) {
    return run(now, finding(vm("db"), verdict(word)));
  }

  /// Judges `findings` of an inventory that lacks something.
  AlertChanges incompleteRun(Instant now, Finding... findings) {
    var run = checkRun(List.of(findings));
    return judge(now, cluster(run, findings.length, incomplete()), run);
  }

  AlertChanges judge(Instant now, ClusterRun cluster, CheckRun run) {
    return store(new AlertJudge(policy, held).judge(all(), cluster, run, now));
  }

  AlertChanges sweep(Instant now) {
    return store(new AlertSweep(check, policy, held).sweep(all(), now));
  }

  void put(Alert alert) {
    stored.put(alert.id(), alert);
  }

  private AlertChanges store(AlertChanges changes) {
    changes.forgotten().forEach(alert -> stored.remove(alert.id()));
    changes.changed().forEach(this::put);
    told.addAll(changes.notifications());
    return changes;
  }

  List<Alert> all() {
    return List.copyOf(stored.values());
  }

  /// The check's own alerts, without the one that it could not tell.
  List<Alert> known() {
    return all().stream().filter(alert -> !OwnAlerts.isOfError(alert)).toList();
  }

  /// The alert that is not resolved.
  Alert open() {
    return known().stream().filter(alert -> !alert.state().isResolved()).findFirst().orElseThrow();
  }

  /// What a receiver believes to be open, and how bad, who heard all that was told.
  Map<AlertKey, Severity> believed() {
    var believed = new HashMap<AlertKey, Severity>();
    for (Notification notification : told) {
      for (Alert alert : notification.alerts()) {
        if (notification.kind() == Notification.Kind.RESOLVED) {
          believed.remove(alert.key());
        } else {
          believed.put(alert.key(), alert.severity());
        }
      }
    }
    return believed;
  }

  /// `KIND SEVERITY subject, …` of all that was told so far of the check's own alerts.
  List<String> told() {
    return told.stream()
        .filter(one -> !OwnAlerts.isOfError(one.alerts().getFirst()))
        .map(World::line)
        .toList();
  }

  /// The same of all alerts, with the alert's id.
  List<String> toldOfAll() {
    return told.stream().map(one -> one.alertId() + " " + line(one)).toList();
  }

  static String line(Notification notification) {
    var subjects = notification.alerts().stream().map(alert -> alert.subject().name()).toList();
    return "%s %s %s"
        .formatted(notification.kind(), notification.severity(), String.join(", ", subjects));
  }

  /// As a store reads it that wants to know what changes.
  static Alert withoutTrail(Alert alert) {
    return new Alert(
        alert.id(),
        alert.key(),
        alert.checkId(),
        alert.title(),
        alert.clusterName(),
        alert.subject(),
        alert.severity(),
        alert.state(),
        alert.message(),
        alert.detail(),
        alert.since(),
        alert.unhealthyRuns(),
        alert.raisedAt(),
        alert.acknowledgement(),
        alert.resolvedAt(),
        alert.resolution(),
        alert.notifiedAt(),
        alert.turns(),
        alert.flapping(),
        List.of(),
        alert.diagnosis(),
        alert.remedy(),
        alert.follows(),
        alert.beside());
  }

  /// `minute KIND SEVERITY who note` of every step of an alert.
  static List<String> trail(Alert alert) {
    return alert.trail().stream().map(World::line).toList();
  }

  private static String line(AlertEvent event) {
    return "%d %s %s %s %s"
        .formatted(
            Duration.between(START, event.at()).toMinutes(),
            event.kind(),
            event.severity(),
            event.who(),
            event.note())
        .strip();
  }
}
