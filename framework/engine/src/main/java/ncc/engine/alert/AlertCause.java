package ncc.engine.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ncc.spi.alert.Alert;
import ncc.spi.alert.Severity;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.Causes;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Found;

/// What lies behind alerts of one cluster, as [Causes] has it of findings.
///
/// @param id `<check>.<diagnosis>`, or the check's alone
/// @param roots never empty
/// @param following alerts of other checks that follow from them
record AlertCause(String id, List<Alert> roots, List<Alert> following) {
  AlertCause {
    roots = List.copyOf(roots);
    following = List.copyOf(following);
  }

  /// Each of `alerts` is in one cause, as a root or as what follows.
  ///
  /// @param checks that raised them
  static List<AlertCause> of(Collection<Alert> alerts, Function<Alert, CheckDescription> checks) {
    var byFinding = new IdentityHashMap<Finding, Alert>();
    var findings = new LinkedHashMap<String, List<Finding>>();
    var descriptions = new LinkedHashMap<String, CheckDescription>();
    for (Alert alert : alerts) {
      var finding = new Finding(alert.subject(), verdict(alert));
      byFinding.put(finding, alert);
      descriptions.computeIfAbsent(alert.checkId(), _ -> checks.apply(alert));
      findings.computeIfAbsent(alert.checkId(), _ -> new ArrayList<>()).add(finding);
    }
    var runs =
        descriptions.entrySet().stream()
            .map(check ->
                CheckRun.of(
                    check.getValue(),
                    findings.getOrDefault(check.getKey(), List.of()),
                    Duration.ZERO))
            .toList();
    return Causes.of(new ClusterRun(Cluster.named("it"), 0, 0, List.of(), List.of(), runs)).stream()
        .map(cause ->
            new AlertCause(
                cause.id(),
                alerts(cause.roots(), byFinding),
                alerts(cause.consequences(), byFinding)))
        .toList();
  }

  private static List<Alert> alerts(List<Found> found, Map<Finding, Alert> byFinding) {
    var alerts = new ArrayList<Alert>();
    for (Found one : found) {
      var alert = byFinding.get(one.finding());
      if (alert != null) {
        alerts.add(alert);
      }
    }
    return alerts;
  }

  private static Verdict verdict(Alert alert) {
    return new Verdict(
        status(alert.severity()), alert.message(), "", List.of(), alert.diagnosis(), "");
  }

  private static Status status(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Status.FAIL;
      case WARNING -> Status.WARN;
      case INFO -> Status.INFO;
    };
  }
}
