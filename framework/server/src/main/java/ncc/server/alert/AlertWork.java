package ncc.server.alert;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import ncc.engine.alert.AlertChanges;
import ncc.engine.alert.AlertJudge;
import ncc.engine.alert.AlertSweep;
import ncc.engine.alert.CauseSweep;
import ncc.engine.alert.OwnAlerts;
import ncc.engine.notify.Routes;
import ncc.engine.silence.Silences;
import ncc.server.plan.AlertRules;
import ncc.server.plan.AlertRules.Rule;
import ncc.spi.alert.Alert;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.store.ledger.JointJudgement;
import ncc.store.ledger.Judgement;
import ncc.store.ledger.Judgement.Outcome;
import ncc.store.ledger.Judgement.Told;

/// What runs and time make of alerts, for the store to ask in its transaction.
///
/// @param silences as they are now
/// @param routes who is told
public record AlertWork(AlertRules rules, Silences silences, Routes routes) {
  public AlertWork {
    requireNonNull(rules);
    requireNonNull(silences);
    requireNonNull(routes);
  }

  /// The judgements of a run: one for each of its checks, and one on whether it saw all there is.
  public List<Judgement> of(Run run) {
    var judgements = new ArrayList<Judgement>();
    for (ClusterRun cluster : run.clusters()) {
      judgements.add(inventory(cluster, run.now()));
      for (CheckRun check : cluster.checks()) {
        rules
            .of(check.check().id(), cluster.cluster().name())
            .ifPresent(rule -> judgements.add(judgement(rule, cluster, check, run.now())));
      }
    }
    return judgements;
  }

  private Judgement inventory(ClusterRun cluster, Instant now) {
    var rule = new Rule(OwnAlerts.inventoryCheck(), OwnAlerts.inventoryPolicy());
    return judgement(rule, cluster, OwnAlerts.inventory(cluster), now);
  }

  private Judgement judgement(Rule rule, ClusterRun cluster, CheckRun check, Instant now) {
    var judge = new AlertJudge(rule.policy(), held(check, now));
    return new Judgement(
        cluster.cluster().key(),
        check.check().id(),
        recently(rule, now),
        known -> outcome(judge.judge(known, cluster, check, now)));
  }

  /// What may follow from something else, or explain it, is told by a sweep that sees both.
  private Predicate<Alert> held(CheckRun check, Instant now) {
    var held = silences.holding(now);
    return rules.kin().has(check.check().id())
        ? held.or(alert -> !OwnAlerts.isOfError(alert))
        : held;
  }

  /// What time makes of the alerts of checks that may explain each other, and all that is told of
  /// them.
  ///
  /// @param cluster its key
  /// @param name what it is called
  /// @param checks their ids
  public JointJudgement sweep(String cluster, String name, Collection<String> checks, Instant now) {
    var held = silences.holding(now);
    var sweeps = new HashMap<String, AlertSweep>();
    var recently = new TreeMap<String, Instant>();
    for (String id : checks) {
      rules
          .of(id, name)
          .ifPresent(rule -> {
            sweeps.put(id, new AlertSweep(rule.check(), rule.policy(), held));
            recently.put(id, recently(rule, now));
          });
    }
    var sweep = new CauseSweep(sweeps, rules::check, held);
    return new JointJudgement(cluster, recently, known -> outcome(sweep.sweep(known, now)));
  }

  /// What time makes of the alerts of a check on a cluster.
  ///
  /// @param cluster its key
  public Judgement sweep(Rule rule, String cluster, Instant now) {
    var sweep = new AlertSweep(rule.check(), rule.policy(), silences.holding(now));
    return new Judgement(
        cluster, rule.check().id(), recently(rule, now), known -> outcome(sweep.sweep(known, now)));
  }

  private static Instant recently(Rule rule, Instant now) {
    Duration window = rule.policy().flapWindow();
    return now.minus(window);
  }

  private Outcome outcome(AlertChanges changes) {
    var told =
        changes.notifications().stream()
            .flatMap(notification -> routes.of(notification, rules::check).stream())
            .map(routed -> new Told(routed.receiver(), routed.notification()))
            .toList();
    return new Outcome(changes.changed(), changes.forgotten(), told);
  }
}
