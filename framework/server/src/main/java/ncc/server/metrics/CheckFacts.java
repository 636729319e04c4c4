package ncc.server.metrics;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.metrics.CheckTally;
import ncc.metrics.ClusterSeries;
import ncc.metrics.Numbers;
import ncc.metrics.Published;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;

/// What is left of the last run of a check on a cluster: how it turned out, and what it published.
///
/// @param judged when it ran
record CheckFacts(Instant judged, CheckTally tally, Known known) {
  CheckFacts {
    requireNonNull(judged);
    requireNonNull(tally);
    requireNonNull(known);
  }

  /// @param times of what is from an earlier run, when it was known
  record Known(List<Published> published, Map<Kept.Key, Instant> times) {
    static final Known NOTHING = new Known(List.of(), Map.of());

    Known {
      published = List.copyOf(published);
      times = Map.copyOf(times);
    }
  }

  /// @param before the run before; what only it could tell stays where it stays true
  static CheckFacts of(
      Optional<CheckFacts> before, CheckRun check, ClusterRun cluster, Instant judged) {
    var known =
        new Kept(check, cluster)
            .of(
                before.map(CheckFacts::known).orElse(Known.NOTHING),
                Published.of(check),
                before.map(CheckFacts::judged).orElse(judged));
    return new CheckFacts(judged, CheckTally.of(check), known);
  }

  CheckFacts notAfter(Instant now) {
    return judged.isAfter(now) ? new CheckFacts(now, tally, known) : this;
  }

  void write(ClusterSeries series) {
    series.check(tally);
    series.check(
        "ncc_check_subjects_kept",
        "Subjects of which the last run could not tell and something is told from an earlier one",
        known.times().size(),
        tally.id());
    known.times().values().stream()
        .min(Comparator.naturalOrder())
        .ifPresent(oldest ->
            series.check(
                "ncc_check_subjects_kept_known_timestamp_seconds",
                "When the oldest of what is told from an earlier run was known, Unix time",
                Numbers.unixTime(oldest),
                tally.id()));
  }
}
