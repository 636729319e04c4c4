package ncc.report.prometheus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// What a run's clusters are called in the label `cluster`: their names. Where several share one,
/// each has its key appended, and where even that is shared, a number, so that no two clusters ever
/// write one series.
final class ClusterLabels {
  private ClusterLabels() {}

  /// In the order of the run's clusters.
  static List<String> of(Run run) {
    var names = run.clusters().stream().map(ClusterLabels::name).toList();
    var labels = new ArrayList<String>();
    var taken = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      boolean shared = names.indexOf(name) != names.lastIndexOf(name);
      labels.add(unique(shared ? name + " " + key(run.clusters().get(i)) : name, taken));
    }
    return labels;
  }

  private static String unique(String label, Set<String> taken) {
    var unique = label;
    for (int number = 2; !taken.add(unique); number++) {
      unique = label + " " + number;
    }
    return unique;
  }

  private static String name(ClusterRun run) {
    return LabelText.of(run.cluster().name());
  }

  private static String key(ClusterRun run) {
    return LabelText.of(run.cluster().key());
  }
}
