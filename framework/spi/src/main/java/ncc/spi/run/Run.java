package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import ncc.spi.check.Status;

/// One run of checks over one or many clusters: all that reports, metrics, history and alerts see.
///
/// @param id unique, file-name safe
/// @param version of ncc, such as 0.1.0
/// @param command the words that started it, as they can be typed again
/// @param startedAt wall clock at its start
/// @param now the instant it judged by; `startedAt` unless the operator asked for another
/// @param took wall time; nothing where the clock went back meanwhile
/// @param aborted it was stopped before its end
/// @param clusters in the order of their sources
/// @param problems plugins that could not be used
public record Run(
    String id,
    String version,
    String command,
    Instant startedAt,
    Instant now,
    Duration took,
    boolean aborted,
    List<ClusterRun> clusters,
    List<PluginProblem> problems) {

  public Run {
    requireNonNull(id);
    requireNonNull(version);
    requireNonNull(command);
    requireNonNull(startedAt);
    requireNonNull(now);
    took = took.isNegative() ? Duration.ZERO : took;
    clusters = List.copyOf(clusters);
    problems = List.copyOf(problems);
  }

  /// The same, and further plugins that could not be used.
  public Run withProblems(List<PluginProblem> further) {
    var all = Stream.concat(problems.stream(), further.stream()).toList();
    return new Run(id, version, command, startedAt, now, took, aborted, clusters, all);
  }

  /// The same run of some clusters alone.
  public Run withClusters(List<ClusterRun> some) {
    return new Run(id, version, command, startedAt, now, took, aborted, some, problems);
  }

  /// It came to its end, there was a cluster, and every plugin that was to take part did, but for
  /// those that the operator accepts to miss.
  public boolean isWhole() {
    return !aborted && !clusters.isEmpty() && problems.stream().allMatch(PluginProblem::accepted);
  }

  /// The worst of its clusters; never better than ERR where it is not whole.
  public Status status() {
    var worst = Status.worst(clusters.stream().map(ClusterRun::status).toList());
    return isWhole() || worst.isWorseThan(Status.ERR) ? worst : Status.ERR;
  }
}
