package ncc.engine.silence;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.message.Count;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;
import ncc.spi.run.Found;

/// Says in a run what was waived, so that every report shows it. A waived finding stays what it is.
public final class Waivers {
  private Waivers() {}

  /// `run` with a note for each waiver in force at `now` that is about a finding of it.
  public static ClusterRun noted(ClusterRun run, Silences silences, Instant now) {
    var notes =
        silences.inForce(now).all().stream()
            .filter(Silence::waiver)
            .flatMap(waiver -> note(waiver, run))
            .toList();
    return notes.isEmpty() ? run : withNotes(run, notes);
  }

  private static ClusterRun withNotes(ClusterRun run, List<Caveat> notes) {
    var caveats = Stream.concat(run.caveats().stream(), notes.stream()).toList();
    return new ClusterRun(
        run.cluster(), run.vms(), run.ngtVms(), run.parts(), caveats, run.checks());
  }

  private static Stream<Caveat> note(Silence waiver, ClusterRun run) {
    long findings = findings(waiver.scope(), run);
    return findings == 0
        ? Stream.empty()
        : Stream.of(Caveat.note("waiver " + waiver.id(), text(waiver, findings)));
  }

  private static String text(Silence waiver, long findings) {
    return "waived%s by %s: %s; %s"
        .formatted(
            waiver.end().map(end -> " until " + end).orElse(""),
            waiver.who(),
            waiver.reason(),
            Count.of(findings, "finding"));
  }

  private static long findings(Scope scope, ClusterRun run) {
    if (!scope.fitsCluster(run.cluster().name(), run.cluster().key())) {
      return 0;
    }
    return run.checks().stream()
        .flatMap(check ->
            check.groups().stream()
                .filter(Waivers::isUnhealthy)
                .flatMap(group -> group.findings().stream())
                .filter(finding -> fits(scope, check.check(), finding)))
        .count();
  }

  private static boolean fits(Scope scope, CheckDescription check, Finding finding) {
    var alertId = check.alert().map(CheckDescription.Alert::id).orElse(check.id());
    var cause = new Found(check, finding).cause();
    return scope.fitsCheck(check.id(), alertId, cause) && scope.fits(finding.subject());
  }

  /// What could not be told is not waived, and what is healthy need not be.
  private static boolean isUnhealthy(FindingGroup group) {
    return switch (group.status()) {
      case INFO, WARN, FAIL -> true;
      case SKIP, PASS, ERR -> false;
    };
  }
}
