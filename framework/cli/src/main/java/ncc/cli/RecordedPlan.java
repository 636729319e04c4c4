package ncc.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.engine.source.FleetPlan;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.engine.source.PlannedSource;

/// A plan whose sources are written down while they are read, each as a capture of its own, one
/// that several clusters name once.
///
/// @param plan with recording sources in place of those planned
/// @param recordings in the order of the plan
record RecordedPlan(FleetPlan plan, List<Recording> recordings) {
  RecordedPlan {
    recordings = List.copyOf(recordings);
  }

  /// @param output of a single source its capture; of several, each has a folder in it
  static RecordedPlan of(FleetPlan plan, Path output) {
    var names = names(plan);
    var folders = new FolderNames();
    var recordings = new LinkedHashMap<PlannedSource, Recording>();
    names.forEach((source, name) -> {
      var folder = names.size() == 1 ? output : output.resolve(folders.of(name));
      recordings.put(source, new Recording(name, source, folder));
    });
    return new RecordedPlan(recorded(plan, recordings), List.copyOf(recordings.values()));
  }

  /// A source is called like its cluster; one of several clusters, or of none, as its URI ends.
  private static Map<PlannedSource, String> names(FleetPlan plan) {
    var names = new LinkedHashMap<PlannedSource, String>();
    for (PlannedCluster cluster : plan.clusters()) {
      cluster
          .sources()
          .forEach(source -> names.merge(source, cluster.name(), (_, _) -> end(source.uri())));
    }
    plan.sources().forEach(source -> names.putIfAbsent(source, end(source.uri())));
    return names;
  }

  private static String end(String uri) {
    return uri.replaceAll("/+$", "").replaceAll(".*[/@]", "");
  }

  private static FleetPlan recorded(FleetPlan plan, Map<PlannedSource, Recording> recordings) {
    var clusters =
        plan.clusters().stream()
            .map(cluster ->
                new PlannedCluster(
                    cluster.name(), recorded(cluster.sources(), recordings), cluster.timeout()))
            .toList();
    return new FleetPlan(clusters, recorded(plan.sources(), recordings), plan.wanted());
  }

  private static List<PlannedSource> recorded(
      List<PlannedSource> sources, Map<PlannedSource, Recording> recordings) {
    return sources.stream()
        .flatMap(source -> java.util.stream.Stream.ofNullable(recordings.get(source)))
        .map(Recording::planned)
        .toList();
  }
}
