package ncc.engine.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Predicate;
import ncc.spi.alert.Alert;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;

/// Turns what a check found into alerts, and alerts into notifications: a pure function.
///
/// @param held whose notifications are held back at this time; what it holds back is owed until a
///   [AlertSweep] finds it no longer held
public record AlertJudge(AlertPolicy policy, Predicate<Alert> held) {
  public AlertJudge {
    requireNonNull(policy);
    requireNonNull(held);
  }

  /// What `run` changes: the check's alerts, and the one that it could not tell although nothing
  /// was missing ([OwnAlerts#CHECK_ERROR]). A run that was aborted is not to be judged: subjects it
  /// did not get to look as if they were gone.
  ///
  /// What could not be told (ERR) changes no alert of its subject. An alert that stays as it was is
  /// not in the result: many that repeat cost a lookup each.
  ///
  /// @param known all unresolved alerts of this check on this cluster, and those resolved within
  ///   the policy's flapping window, that flap, or whose end receivers were not told; more do no
  ///   harm. Which of them change can be told without their trails, but nothing else: a caller that
  ///   leaves trails out judges again with those of the changed ones
  /// @param cluster with the key it had when the alerts were raised: where no source answers, the
  ///   caller has to remember it
  public AlertChanges judge(
      Collection<Alert> known, ClusterRun cluster, CheckRun run, Instant now) {
    var ofError = known.stream().filter(OwnAlerts::isOfError).toList();
    var ofCheck =
        ofError.isEmpty()
            ? known
            : known.stream().filter(alert -> !OwnAlerts.isOfError(alert)).toList();
    var error = new AlertJudge(OwnAlerts.checkErrorPolicy(run.check()), held);
    return judged(ofCheck, cluster, run, now)
        .and(error.judged(ofError, cluster, OwnAlerts.checkError(cluster, run), now));
  }

  private AlertChanges judged(
      Collection<Alert> known, ClusterRun cluster, CheckRun run, Instant now) {
    var alerts = new KnownAlerts(known);
    var changes = new Judging(alerts, cluster, run, new Turns(policy, now)).changes();
    var telling = new Telling(run.check(), new Notified(policy.remind(), now), held);
    return changes.told(telling.of(changes.changed()));
  }
}
